package dev.wm.registry.view;

import java.util.List;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.mesh.MeshIdentity;
import dev.wm.registry.testing.GoldenFile;
import dev.wm.registry.testing.Keys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ViewCompilerTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static final MeshIdentity MESH = new MeshIdentity(MeshName.parse("Home"), NetworkLabel.parse("jde"),
			Cidr.parse("172.30.0.0/16"));

	// W11, W64, W104, W107, W108
	@Test
	void gatewayWhenOthersHaveEnrolledSeesOnlyWhatItNeeds() {
		GoldenFile.check("gateway-config", JSON.writerWithDefaultPrettyPrinter()
			.writeValueAsString(new ViewCompiler(example()).gateway(SiteDomain.parse("sheen")).orElseThrow()));
	}

	// W6, W11
	@Test
	void administratorSeesEverything() {
		GoldenFile.check("mesh-config",
				JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new ViewCompiler(example()).administrator()));
	}

	// W65, W108, W144
	@Test
	void deviceSeesItselfAndTheHub() {
		GoldenFile.check("device-config", JSON.writerWithDefaultPrettyPrinter()
			.writeValueAsString(new ViewCompiler(example()).device(DnsLabel.parse("laptop")).orElseThrow()));
		assertThat(new ViewCompiler(example()).device(DnsLabel.parse("nothing"))).isEmpty();
	}

	// W65, W145
	@Test
	void gatewayWhenItIsTheHubSeesEnrolledDevices() {
		GatewayConfig hub = new ViewCompiler(example()).gateway(SiteDomain.parse("wg")).orElseThrow();
		assertThat(hub.devices())
			.containsExactly(new DevicePeer(DnsLabel.parse("laptop"), Keys.key(9), IpAddress.parse("172.30.0.40")));
		assertThat(hub.site().rotateKey()).isFalse();
	}

	@Test
	void viewWhenANewKeyIsWantedSaysSo() {
		Site held = site("wg", 0, true, Keys.key(1));
		Site rotating = new Site(held.domain(), held.subnet(), held.gateway(), true, held.publicKey(), null,
				Port.WIREGUARD, List.of(), true);
		Device device = new Device(DnsLabel.parse("a"), IpAddress.parse("172.30.0.9"), DeviceType.ROAMING, Keys.key(2),
				true);
		ViewCompiler compiler = new ViewCompiler(new MeshSnapshot(MESH, List.of(rotating), List.of(), List.of(device)));
		assertThat(compiler.gateway(held.domain()).orElseThrow().site().rotateKey()).isTrue();
		assertThat(compiler.device(device.name()).orElseThrow().rotateKey()).isTrue();
	}

	@Test
	void gatewayWhenNoneHasEnrolledIsEmpty() {
		assertThat(new ViewCompiler(example()).gateway(SiteDomain.parse("empty"))).isEmpty();
		assertThat(new ViewCompiler(example()).gateway(SiteDomain.parse("nowhere"))).isEmpty();
	}

	// WX5
	@Test
	void gatewayWhenTheHubsDomainIsHubNamesItOnce() {
		MeshSnapshot mesh = new MeshSnapshot(MESH, List.of(site("hub", 0, true, Keys.key(1))), List.of(), List.of());
		List<NameRecord> names = new ViewCompiler(mesh).gateway(SiteDomain.HUB).orElseThrow().names();
		assertThat(names).containsExactly(NameRecord.of(SiteDomain.HUB.gateway(), IpAddress.parse("172.30.0.1")));
	}

	private static MeshSnapshot example() {
		Site empty = site("empty", 3, false, null);
		Site osrc = site("osrc", 2, false, Keys.key(3));
		Site sheen = site("sheen", 1, false, Keys.key(2));
		Site wg = new Site(SiteDomain.parse("wg"), Cidr.parse("172.30.0.0/24"), IpAddress.parse("172.30.0.1"), true,
				Keys.key(1), Endpoint.parse("203.0.113.1"), Port.WIREGUARD, List.of());
		IpAddress same = IpAddress.parse("192.168.1.10");
		Host kiosk = new Host(HostName.parse("kiosk.osrc"), IpAddress.parse("192.168.1.12"),
				IpAddress.parse("172.30.2.9"), HostType.ISOLATED, true);
		List<Host> hosts = List.of(kiosk, host("server", osrc, same, 0),
				host("nas", sheen, IpAddress.parse("192.168.1.11"), 1), host("server", sheen, same, 0));
		return new MeshSnapshot(MESH, List.of(empty, osrc, sheen, wg), hosts, devices());
	}

	private static List<Device> devices() {
		return List.of(
				new Device(DnsLabel.parse("laptop"), IpAddress.parse("172.30.0.40"), DeviceType.ROAMING, Keys.key(9)),
				new Device(DnsLabel.parse("sensor"), IpAddress.parse("172.30.0.41"), DeviceType.ISOLATED, null));
	}

	static Site site(String domain, int number, boolean hub, @Nullable PublicKey key) {
		Cidr subnet = Cidr.parse("172.30." + number + ".0/24");
		return new Site(SiteDomain.parse(domain), subnet, AddressRules.gateway(subnet), hub, key, null, Port.WIREGUARD,
				List.of(Cidr.parse("10.77." + number + ".0/24")));
	}

	static Host host(String name, Site site, IpAddress local, int place) {
		return Host.standard(site.domain().host(DnsLabel.parse(name)), local, site.gateway().plus(place + 1));
	}

}
