package dev.wm.registry.view;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.AddressAllocator;
import dev.wm.registry.mesh.MeshIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Makes meshes such as the registry could hold: some gateways and devices have enrolled,
 * there may be a hub, and LANs of different sites may overlap.
 */
final class RandomMesh {

	private static final MeshIdentity MESH = new MeshIdentity(MeshName.parse("Home"), NetworkLabel.parse("jde"),
			Cidr.parse("172.16.0.0/12"));

	private final Random random;

	RandomMesh(Random random) {
		this.random = random;
	}

	/**
	 * Makes a mesh.
	 * @param sites how many sites
	 * @param machines how many hosts at each site, and how many devices
	 */
	MeshSnapshot of(int sites, int machines) {
		int hub = this.random.nextInt(sites + 1);
		List<Site> made = new ArrayList<>();
		List<Host> hosts = new ArrayList<>();
		List<Device> devices = new ArrayList<>();
		for (int number = 0; number < sites; number++) {
			Site site = site(number, number == hub);
			Set<IpAddress> taken = new HashSet<>();
			for (int place = 0; place < machines; place++) {
				hosts.add(host(site, place, next(site, taken)));
				if (site.hub()) {
					devices.add(device(place, next(site, taken)));
				}
			}
			made.add(site);
		}
		made.sort((one, other) -> one.domain().compareTo(other.domain()));
		hosts.sort((one, other) -> one.name().compareTo(other.name()));
		devices.sort((one, other) -> one.name().compareTo(other.name()));
		return new MeshSnapshot(MESH, made, hosts, devices);
	}

	private Site site(int number, boolean hub) {
		Cidr subnet = Cidr.containing(MESH.supernet().address().plus(number * 256L), 24);
		SiteDomain domain = (hub && this.random.nextBoolean()) ? SiteDomain.HUB : SiteDomain.parse("s" + number);
		PublicKey key = often() ? key() : null;
		return new Site(domain, subnet, AddressRules.gateway(subnet), hub, key, endpoint(), Port.WIREGUARD,
				List.of(lan(number)), key != null && this.random.nextBoolean());
	}

	private Host host(Site site, int place, IpAddress overlay) {
		IpAddress local = site.lans().getFirst().address().plus(place + 10);
		return new Host(site.domain().host(DnsLabel.parse("h" + place)), local, overlay, one(HostType.values()),
				this.random.nextBoolean());
	}

	private Device device(int place, IpAddress overlay) {
		PublicKey key = often() ? key() : null;
		return new Device(DnsLabel.parse("d" + place), overlay, one(DeviceType.values()), key,
				key != null && this.random.nextBoolean());
	}

	private static Cidr lan(int number) {
		return Cidr.parse("192.168." + (number * 2 / 3) % 250 + ".0/24");
	}

	private @Nullable Endpoint endpoint() {
		return this.random.nextBoolean() ? Endpoint.parse("203.0.113." + this.random.nextInt(1, 250)) : null;
	}

	private IpAddress next(Site site, Set<IpAddress> taken) {
		IpAddress address = AddressAllocator.next(site.subnet(), taken, List.of()).orElseThrow();
		taken.add(address);
		return address;
	}

	private PublicKey key() {
		byte[] bytes = new byte[32];
		this.random.nextBytes(bytes);
		return PublicKey.parse(Base64.getEncoder().encodeToString(bytes));
	}

	private boolean often() {
		return this.random.nextInt(4) > 0;
	}

	private <T> T one(T[] choices) {
		return choices[this.random.nextInt(choices.length)];
	}

}
