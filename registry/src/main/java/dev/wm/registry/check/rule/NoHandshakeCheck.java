package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import org.jspecify.annotations.Nullable;

/**
 * Two gateways without a recent WireGuard handshake.
 */
final class NoHandshakeCheck implements Check {

	// A new pair needs a poll for the configuration, a handshake and a report of it.
	private static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

	private static final Duration LATEST = Duration.ofMinutes(3);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		List<Gateway> polling = input.polling()
			.stream()
			.filter((gateway) -> !gateway.subsystems().isEmpty() && input.isReportCurrent(gateway))
			// A finding of its own; the ages that it reports are wrong, too.
			.filter((gateway) -> !input.isClockWrong(gateway))
			.toList();
		boolean settled = input.isStale(input.lastChange(), GRACE_PERIOD);
		return polling.stream()
			.flatMap((one) -> polling.stream()
				.filter((other) -> one.site().compareTo(other.site()) < 0)
				.filter((other) -> input.endpoint(one).isPresent() || input.endpoint(other).isPresent())
				.filter((other) -> isDown(input, one, other) && isDown(input, other, one))
				.filter((other) -> settled || hadOne(one, other) || hadOne(other, one))
				.map((other) -> down(one.site(), other.site())));
	}

	// A handshake is mutual. One end may report it up to a report interval before the
	// other.
	private static boolean isDown(CheckInput input, Gateway of, Gateway to) {
		return handshakes(of, to)
			.noneMatch((last) -> last != null && Duration.between(last, asOf(input, of)).compareTo(LATEST) <= 0);
	}

	// Without one, the two may have met with the last change only.
	private static boolean hadOne(Gateway of, Gateway to) {
		return handshakes(of, to).anyMatch(Objects::nonNull);
	}

	private static Stream<@Nullable Instant> handshakes(Gateway of, Gateway to) {
		return of.peers()
			.stream()
			.filter((peer) -> peer.name().equals(to.site().toString()))
			.map(PeerStatus::lastHandshake);
	}

	// What was true when the gateway said it.
	private static Instant asOf(CheckInput input, Gateway gateway) {
		return Objects.requireNonNullElse(gateway.reportedAt(), input.now());
	}

	private static Finding down(SiteDomain one, SiteDomain other) {
		return new Finding(Severity.ERROR, "no_handshake", "pair", one + " " + other,
				"The gateways of " + one + " and " + other + " had no handshake in the last three minutes.",
				"Check that the routers of both forward their UDP port (usually 51820) to the gateway and that the"
						+ " endpoints are the sites' public addresses.");
	}

}
