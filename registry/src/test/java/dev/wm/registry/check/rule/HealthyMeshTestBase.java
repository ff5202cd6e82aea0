package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.instance.ClonedGateways.ClonedGateway;
import dev.wm.registry.presence.RefusedGateways.RefusedGateway;
import dev.wm.registry.testing.Keys;
import org.jspecify.annotations.Nullable;

/**
 * One healthy mesh, in which tests make one thing at a time go wrong.
 */
abstract class HealthyMeshTestBase {

	static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

	static final List<SubsystemReport> FINE = List
		.of(new SubsystemReport(Subsystem.WIREGUARD, SubsystemState.APPLIED, null));

	List<Site> sites = List.of(site("hub", 0, true, "203.0.113.1:51820"), site("osrc", 1, false, null),
			site("sheen", 2, false, null));

	List<Host> hosts = List.of(host("server.sheen", "192.168.1.10", 2, 2));

	List<Device> devices = List.of(device(Keys.key(9)));

	List<Gateway> gateways = List.of(
			gateway("hub", true, NOW, "0.1.0", "203.0.113.1", FINE,
					List.of(peer("osrc"), peer("sheen"), peer("laptop.hub"))),
			gateway("osrc", true, NOW, "0.1.0", "203.0.113.2", FINE, List.of(peer("hub"), peer("sheen"))),
			gateway("sheen", true, NOW, "0.1.0", "203.0.113.3", FINE, List.of(peer("hub"), peer("osrc"))));

	List<PendingEnrolment> tokens = List.of();

	List<RefusedGateway> refused = List.of();

	List<SiteDomain> contested = List.of();

	List<ClonedGateway> clones = List.of();

	UpdateStatus updates = UpdateStatus.NONE;

	Instant lastChange = NOW.minusSeconds(3600);

	Instant started = NOW.minusSeconds(3600);

	List<Finding> run() {
		return Checks.run(new CheckInput(Cidr.parse("172.30.0.0/16"), this.sites, this.hosts, this.devices,
				this.gateways, this.tokens, this.refused, this.contested, this.clones, this.updates, this.lastChange,
				this.started, NOW));
	}

	List<String> codes() {
		return run().stream()
			.map((one) -> one.severity().name() + " " + one.code() + " " + one.object() + " " + one.name())
			.toList();
	}

	void silentFor(Duration span) {
		replace(2, gateway("sheen", true, NOW.minus(span), "0.1.0", "203.0.113.3", FINE,
				List.of(peer("hub"), peer("osrc"))));
	}

	void token(Instant expiry, @Nullable Instant used) {
		this.tokens = List
			.of(new PendingEnrolment(7, SiteDomain.parse("sheen"), null, NOW.minusSeconds(3600), expiry, used));
	}

	void replace(int index, Gateway gateway) {
		List<Gateway> changed = new ArrayList<>(this.gateways);
		changed.set(index, gateway);
		this.gateways = changed;
	}

	static Site site(String domain, int number, boolean hub, @Nullable String endpoint) {
		Cidr subnet = Cidr.parse("172.30." + number + ".0/24");
		return new Site(SiteDomain.parse(domain), subnet, subnet.address().plus(1), hub, Keys.key(number + 1),
				(endpoint != null) ? Endpoint.parse(endpoint) : null, Port.WIREGUARD,
				List.of(Cidr.parse("192.168.1.0/24")), false);
	}

	static Host host(String name, String local, int site, int place) {
		return Host.standard(HostName.parse(name), IpAddress.parse(local),
				IpAddress.parse("172.30." + site + "." + place));
	}

	static Device device(dev.wm.contract.key.@Nullable PublicKey key) {
		return new Device(DnsLabel.parse("laptop"), IpAddress.parse("172.30.0.2"), DeviceType.ROAMING, key, false);
	}

	static PeerStatus peer(String name) {
		return new PeerStatus(name, null, NOW.minusSeconds(20), 1, 1);
	}

	static Gateway gateway(String site, boolean inSync, @Nullable Instant seen, String version,
			@Nullable String address, List<SubsystemReport> subsystems, List<PeerStatus> peers) {
		return new Gateway(SiteDomain.parse(site), true, inSync, seen, version,
				(address != null) ? IpAddress.parse(address) : null, 1L, null, List.of(), subsystems, peers, List.of(),
				List.of(), null);
	}

}
