package dev.wm.agent.probe;

import java.util.OptionalDouble;

import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.PathProbe;

/**
 * Probes the path to another gateway through the tunnel: loss, round-trip time and the
 * largest packet that crosses.
 */
final class PathProber {

	private static final int COUNT = 3;

	// ping's default.
	private static final int SMALL = 84;

	// WireGuard pads what it carries to a multiple of this.
	private static final int PADDING = 16;

	private final CommandRunner runner;

	private final int packet;

	PathProber(CommandRunner runner, int packet) {
		this.runner = runner;
		this.packet = packet;
	}

	/**
	 * Probes a path.
	 * @throws UnsentException if this machine does not send there
	 */
	PathProbe probe(ProbeTargets.GatewayTarget other, boolean answersNames) {
		IpAddress address = other.overlay();
		PingResult ping = PingResult.ping(this.runner, address, COUNT, SMALL).requireSent("Other gateways");
		OptionalDouble shortest = ping.shortest();
		return new PathProbe(other.site(), ping.sent(), ping.roundTrips().size(),
				shortest.isPresent() ? shortest.getAsDouble() : null, ping.isAnswered() ? largest(address) : null,
				answersNames);
	}

	// Binary search over packet sizes.
	private int largest(IpAddress address) {
		if (PingResult.ping(this.runner, address, 2, this.packet).isAnswered()) {
			return this.packet;
		}
		int crosses = SMALL;
		int tooLarge = this.packet;
		int middle = between(crosses, tooLarge);
		while (middle < tooLarge) {
			if (PingResult.ping(this.runner, address, 1, middle).isAnswered()) {
				crosses = middle;
			}
			else {
				tooLarge = middle;
			}
			middle = between(crosses, tooLarge);
		}
		return crosses;
	}

	private static int between(int crosses, int tooLarge) {
		int next = (crosses / PADDING + 1) * PADDING;
		return Math.max(next, (crosses + tooLarge) / 2 / PADDING * PADDING);
	}

}
