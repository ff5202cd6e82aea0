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
 * A device that never enrolled, or had no handshake for long.
 */
final class DeviceAbsentCheck implements Check {

	private static final Duration LONG = Duration.ofDays(7);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		Map<String, PeerStatus> peers = input.polling()
			.stream()
			.filter((gateway) -> input.hub().filter((hub) -> hub.domain().equals(gateway.site())).isPresent())
			.flatMap((gateway) -> gateway.peers().stream())
			.collect(Collectors.toMap(PeerStatus::name, (peer) -> peer, (one, other) -> one));
		return input.devices().stream().flatMap((device) -> absent(input, device, peers).stream());
	}

	private static Optional<Finding> absent(CheckInput input, Device device, Map<String, PeerStatus> peers) {
		if (device.publicKey() == null) {
			return Optional
				.of(finding(device, "device_not_enrolled", "The device " + device.name() + " never enrolled.",
						"Run wm device-setup " + device.name() + " and on the device what it prints, or wm remove "
								+ SiteDomain.HUB.host(device.name()) + "."));
		}
		PeerStatus peer = peers.get(SiteDomain.HUB.host(device.name()).toString());
		Instant last = (peer != null) ? peer.lastHandshake() : null;
		if (peer == null || (last != null && !input.isStale(last, LONG))) {
			return Optional.empty();
		}
		return Optional.of(finding(device, "device_absent",
				"The device " + device.name() + " had no handshake with the hub "
						+ ((last != null) ? "for " + Findings.span(Duration.between(last, input.now())) : "yet") + ".",
				"Check that the hub's router forwards its UDP port to the gateway and that the device's tunnel is up,"
						+ " or remove a device that is no longer used."));
	}

	private static Finding finding(Device device, String code, String detail, String remedy) {
		return new Finding(Severity.INFO, code, "device", device.name().toString(), detail, remedy);
	}

}
