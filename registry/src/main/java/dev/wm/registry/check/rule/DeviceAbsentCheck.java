package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.gateway.PeerStatus;

/**
 * A device that has never come, or not for long.
 */
final class DeviceAbsentCheck implements Check {

	private static final Duration LONG = Duration.ofDays(7);

	@Override
	public Stream<Finding> look(CheckInput facts) {
		Map<String, PeerStatus> peers = facts.talking()
			.stream()
			.filter((gateway) -> facts.hub().filter((hub) -> hub.domain().equals(gateway.site())).isPresent())
			.flatMap((gateway) -> gateway.peers().stream())
			.collect(Collectors.toMap(PeerStatus::name, (peer) -> peer, (one, other) -> one));
		return facts.devices().stream().flatMap((device) -> absent(facts, device, peers).stream());
	}

	private static Optional<Finding> absent(CheckInput facts, Device device, Map<String, PeerStatus> peers) {
		if (device.publicKey() == null) {
			return Optional
				.of(finding(device, "device_not_enrolled", "The device " + device.name() + " never enrolled.",
						"Make an enrolment token for it and run its set-up, or remove it."));
		}
		PeerStatus peer = peers.get(SiteDomain.HUB.host(device.name()).toString());
		Instant last = (peer != null) ? peer.lastHandshake() : null;
		if (peer == null || (last != null && !facts.isStale(last, LONG))) {
			return Optional.empty();
		}
		return Optional.of(finding(device, "device_absent",
				"The device " + device.name() + " had no handshake with the hub "
						+ ((last != null) ? "for " + Findings.span(Duration.between(last, facts.now())) : "yet") + ".",
				"See that the hub's router forwards its UDP port to the gateway and that the device's tunnel is up,"
						+ " or remove a device that is no longer used."));
	}

	private static Finding finding(Device device, String code, String detail, String remedy) {
		return new Finding(Severity.INFO, code, "device", device.name().toString(), detail, remedy);
	}

}
