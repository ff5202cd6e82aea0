package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wm.agent.firewall.FirewallCheck;
import dev.wm.agent.firewall.ForeignRules;
import dev.wm.agent.firewall.MeshTraffic;
import dev.wm.agent.host.ForeignFirewalls;
import dev.wm.agent.host.HostException;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.gateway.FirewallBlock;
import org.jspecify.annotations.Nullable;

/**
 * What other firewalls do while a deep check runs. What they eat of the gateway's own
 * probes says nothing of others, so that is not sent.
 *
 * @param blocks what they drop
 * @param forwardingSkipped one sentence that says why a probe cannot stand for a host,
 * null if it can
 * @param deaf the hosts that the gateway cannot ask
 * @param alone whether it cannot ask other gateways either
 * @param problems one sentence for each thing that cannot be asked
 */
record FirewallLook(List<FirewallBlock> blocks, @Nullable String forwardingSkipped, Set<HostName> deaf, boolean alone,
		List<String> problems) {

	private static final FirewallLook NOTHING = new FirewallLook(List.of(), null, Set.of(), false, List.of());

	static FirewallLook of(ForeignFirewalls firewalls, Optional<FirewallTargets> targets,
			List<ProbeTargets.HostTarget> hosts) {
		try {
			ForeignRules rules = firewalls.rules();
			return targets.map((known) -> of(rules, known.traffic(firewalls, rules), hosts)).orElse(NOTHING);
		}
		catch (HostException ex) {
			// The agent reports that in any case.
			return NOTHING;
		}
	}

	private static FirewallLook of(ForeignRules rules, MeshTraffic traffic, List<ProbeTargets.HostTarget> hosts) {
		String strict = FirewallCheck.blocksProbeAlone(rules, traffic)
			.map((chain) -> "Chain " + chain + " lets pass what comes from the LAN, and not a probe.")
			.orElse(null);
		Set<HostName> deaf = new HashSet<>();
		Set<String> problems = new LinkedHashSet<>();
		for (MeshTraffic.Lan lan : traffic.lans()) {
			Cidr network = lan.own().network();
			boolean all = FirewallCheck.blocksPings(rules, traffic, lan).isPresent();
			hosts.stream()
				.filter((host) -> network.contains(host.local()))
				.forEach((host) -> FirewallCheck.blocksPings(rules, traffic, lan.with(host.local()))
					.ifPresent((chain) -> {
						deaf.add(host.name());
						problems.add(unasked(all ? "The hosts of " + network : host.name().toString(), chain));
					}));
		}
		Optional<String> chain = FirewallCheck.blocksPings(rules, traffic);
		chain.ifPresent((name) -> problems.add(unasked("The other gateways", name)));
		return new FirewallLook(FirewallWatch.blocks(FirewallCheck.blocked(rules, traffic)), strict, deaf,
				chain.isPresent(), List.copyOf(problems));
	}

	private static String unasked(String whom, String chain) {
		return PlainText.of(whom + " could not be asked because chain " + chain
				+ " on this machine drops the gateway's own pings: let them pass there.");
	}

	/** What can be probed. */
	ProbeTargets within(ProbeTargets targets) {
		ProbeTargets asked = this.alone ? targets.withoutPaths() : targets;
		return asked.withoutHosts((host) -> this.deaf.contains(host.name())).withoutForwarding(this.forwardingSkipped);
	}

	/** A report with what they drop. */
	ProbeReport in(ProbeReport report) {
		List<String> all = new ArrayList<>(this.problems);
		all.addAll(report.problems());
		return new ProbeReport(report.clock(), report.answersNames(), report.paths(), report.hosts(), all,
				report.forwarded(), report.forwardedSkipped(), this.blocks, report.routerNames());
	}

}
