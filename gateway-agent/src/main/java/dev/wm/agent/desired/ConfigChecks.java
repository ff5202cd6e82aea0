package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;

/**
 * Checks that a configuration is consistent. The registry makes sure of that, but what it
 * sends ends up in the kernel, so it is not trusted.
 */
final class ConfigChecks {

	private final GatewayConfig config;

	private final List<String> reasons = new ArrayList<>();

	private ConfigChecks(GatewayConfig config) {
		this.config = config;
	}

	static void require(GatewayConfig config, PublicKey ownKey) {
		ConfigChecks checks = new ConfigChecks(config);
		checks.ownSite(ownKey);
		checks.subnets();
		checks.keys();
		config.hosts().forEach(checks::host);
		checks.hostsAreDistinct();
		config.devices().forEach(checks::device);
		checks.addressesAreDistinct();
		checks.reasons.addAll(NameChecks.reasons(config));
		if (!checks.reasons.isEmpty()) {
			throw new ConfigRefusedException(checks.reasons);
		}
	}

	private void refuseIf(boolean wrong, String reason) {
		if (wrong) {
			this.reasons.add(reason);
		}
	}

	private void ownSite(PublicKey ownKey) {
		var site = this.config.site();
		refuseIf(!site.publicKey().equals(ownKey), "The registry holds another public key for " + site.domain()
				+ " than this gateway's: remove the credential file and put a new enrolment token into gateway.env.");
		refuseIf(!site.gateway().equals(AddressRules.gateway(site.subnet())), "The gateway's address " + site.gateway()
				+ " is not the first one of its subnet " + site.subnet() + ".");
		try {
			AddressRules.requireSupernet(this.config.supernet());
		}
		catch (InvalidValueException ex) {
			this.reasons.add("The supernet cannot be used: " + ex.getMessage());
		}
	}

	private void subnets() {
		List<Cidr> subnets = new ArrayList<>(this.config.peers().stream().map(PeerSite::subnet).toList());
		subnets.add(this.config.site().subnet());
		subnets.sort(Comparator.naturalOrder());
		for (Cidr subnet : subnets) {
			refuseIf(!this.config.supernet().contains(subnet),
					"The subnet " + subnet + " is not inside the supernet " + this.config.supernet() + ".");
			refuseIf(!AddressRules.isSubnetPrefix(this.config.supernet(), subnet.prefixLength()),
					"The subnet " + subnet + " is not of a usable size in " + this.config.supernet() + ".");
		}
		for (int i = 1; i < subnets.size(); i++) {
			refuseIf(subnets.get(i - 1).overlaps(subnets.get(i)),
					"The subnets " + subnets.get(i - 1) + " and " + subnets.get(i) + " overlap.");
		}
	}

	private void keys() {
		Set<PublicKey> keys = new HashSet<>(Set.of(this.config.site().publicKey()));
		Set<SiteDomain> domains = new HashSet<>(Set.of(this.config.site().domain()));
		for (PeerSite peer : this.config.peers()) {
			refuseIf(!keys.add(peer.publicKey()), peer.domain() + " has a public key that another site has.");
			refuseIf(!domains.add(peer.domain()), peer.domain() + " is there twice.");
		}
		for (DevicePeer device : this.config.devices()) {
			refuseIf(!keys.add(device.publicKey()),
					"The device " + device.name() + " has a public key that another device or a site has.");
		}
	}

	private void host(Host host) {
		var site = this.config.site();
		IpAddress local = host.localAddress();
		refuseIf(!host.name().domain().equals(site.domain()), host.name() + " is not of this site.");
		refuseIf(host.name().isGateway(), host.name() + " is the gateway's own name.");
		refuseIf(!AddressRules.isMember(site.subnet(), host.overlayAddress()), host.name() + " has the overlay address "
				+ host.overlayAddress() + ", which cannot be a host's in " + site.subnet() + ".");
		refuseIf(!AddressRules.isLocal(this.config.supernet(), local),
				host.name() + " has the local address " + local + ", which cannot be a host's.");
	}

	private void hostsAreDistinct() {
		Set<Object> seen = new HashSet<>();
		for (Host host : this.config.hosts()) {
			refuseIf(!seen.add(host.name()), host.name() + " is there twice.");
			refuseIf(!seen.add(host.localAddress()),
					host.name() + " has the local address of another host, " + host.localAddress() + ".");
		}
	}

	// WireGuard would take an address from one peer and give it to another.
	private void device(DevicePeer device) {
		var site = this.config.site();
		refuseIf(!site.hub(), "The device " + device.name() + " connects to the hub, which this site is not.");
		refuseIf(!AddressRules.isMember(site.subnet(), device.overlayAddress()),
				"The device " + device.name() + " has the overlay address " + device.overlayAddress()
						+ ", which cannot be a device's in " + site.subnet() + ".");
	}

	private void addressesAreDistinct() {
		Set<IpAddress> seen = new HashSet<>();
		for (Host host : this.config.hosts()) {
			refuseIf(!seen.add(host.overlayAddress()),
					host.name() + " has the overlay address of another host, " + host.overlayAddress() + ".");
		}
		for (DevicePeer device : this.config.devices()) {
			refuseIf(!seen.add(device.overlayAddress()), "The device " + device.name()
					+ " has the overlay address of another device or host, " + device.overlayAddress() + ".");
		}
	}

}
