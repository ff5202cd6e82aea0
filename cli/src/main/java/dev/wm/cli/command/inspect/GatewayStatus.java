package dev.wm.cli.command.inspect;

import java.time.Duration;
import java.time.Instant;

import dev.wm.cli.output.RelativeTime;
import dev.wm.cli.output.Style;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * The status of a gateway in a few words: in sync, behind or silent.
 */
final class GatewayStatus {

	// A few times the longest poll interval that makes sense.
	private static final Duration SILENT = Duration.ofMinutes(3);

	private GatewayStatus() {
	}

	static String describe(Gateway gateway, Instant now) {
		if (!gateway.enrolled()) {
			return "never seen";
		}
		if (gateway.lastSeen() == null) {
			return "not seen since the registry started";
		}
		Duration age = Duration.between(gateway.lastSeen(), now);
		return sync(gateway, age) + problems(gateway.problems().size()) + ", last seen " + RelativeTime.of(age);
	}

	/** Whether it has applied the newest configuration and polled within 3 min. */
	static boolean isInSync(Gateway gateway, Instant now) {
		return gateway.enrolled() && gateway.inSync() && gateway.lastSeen() != null
				&& Duration.between(gateway.lastSeen(), now).compareTo(SILENT) <= 0;
	}

	static Style style(Gateway gateway, Instant now) {
		if (!gateway.enrolled() || gateway.lastSeen() == null) {
			return Style.WARNING;
		}
		if (Duration.between(gateway.lastSeen(), now).compareTo(SILENT) > 0) {
			return Style.BAD;
		}
		return (gateway.inSync() && gateway.problems().isEmpty()) ? Style.GOOD : Style.WARNING;
	}

	private static String sync(Gateway gateway, Duration age) {
		if (age.compareTo(SILENT) > 0) {
			return "silent";
		}
		return gateway.inSync() ? "in sync" : "behind";
	}

	private static String problems(int count) {
		return switch (count) {
			case 0 -> "";
			case 1 -> ", 1 problem";
			default -> ", " + count + " problems";
		};
	}

}
