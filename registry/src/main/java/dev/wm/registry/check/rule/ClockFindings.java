package dev.wm.registry.check.rule;

import java.time.Duration;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * The finding about a gateway whose clock differs from the registry's. A wrong clock
 * breaks certificates, and handshakes once it is set back (WireGuard, section 5.1:
 * timestamps only grow).
 */
public final class ClockFindings {

	private static final Duration OFF = Duration.ofMinutes(1);

	private static final Duration FAR_OFF = Duration.ofMinutes(3);

	private ClockFindings() {
	}

	/**
	 * Whether clocks differ by more than a minute.
	 * @param offset how far the gateway's is ahead, negative if it is behind
	 * @return true if that is worth a finding
	 */
	public static boolean isOff(Duration offset) {
		return offset.abs().compareTo(OFF) > 0;
	}

	/**
	 * The finding.
	 * @param site whose gateway
	 * @param offset how far its clock is ahead, negative if it is behind
	 * @return an error if they differ by more than three minutes
	 */
	public static Finding off(SiteDomain site, Duration offset) {
		return new Finding((offset.abs().compareTo(FAR_OFF) > 0) ? Severity.ERROR : Severity.WARNING, "clock_off",
				"gateway", site.toString(),
				"The clock of the gateway of " + site + " is " + Findings.span(offset.abs())
						+ (offset.isNegative() ? " behind" : " ahead of") + " the registry's.",
				"Find out which of the two is wrong, and keep both machines' time with NTP, such as chrony.");
	}

}
