package dev.wm.agent.loop;

import java.util.List;
import java.util.Optional;

import dev.wm.agent.firewall.FirewallCheck;
import dev.wm.agent.firewall.ForeignRules;
import dev.wm.agent.firewall.MeshTraffic;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.host.HostException;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.gateway.FirewallBlock;
import org.jspecify.annotations.Nullable;

/**
 * What other firewalls do while a deep check runs.
 *
 * @param blocks what they drop
 * @param forwardingSkipped one sentence that says why a probe cannot stand for a host,
 * null if it can
 */
record FirewallLook(List<FirewallBlock> blocks, @Nullable String forwardingSkipped) {

	static FirewallLook of(ForeignFirewalls firewalls, Optional<FirewallTargets> targets) {
		try {
			return targets.map((known) -> of(firewalls.rules(), known.traffic(firewalls.uplink())))
				.orElse(new FirewallLook(List.of(), null));
		}
		catch (HostException ex) {
			// The agent reports that in any case.
			return new FirewallLook(List.of(), null);
		}
	}

	private static FirewallLook of(ForeignRules rules, MeshTraffic traffic) {
		String strict = FirewallCheck.blocksProbeAlone(rules, traffic)
			.map((chain) -> "Chain " + chain + " forwards what comes from the LAN, and a probe does not.")
			.orElse(null);
		return new FirewallLook(FirewallWatch.blocks(FirewallCheck.blocked(rules, traffic)), strict);
	}

	/** A report with what they drop. */
	ProbeReport in(ProbeReport report) {
		return new ProbeReport(report.clock(), report.answersNames(), report.paths(), report.hosts(), report.problems(),
				report.forwarded(), report.forwardedSkipped(), this.blocks, report.routerNames());
	}

}
