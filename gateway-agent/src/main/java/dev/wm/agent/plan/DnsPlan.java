package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.IpAddress;

/**
 * Plans the resolver: its files, then the least disruptive action that makes dnsmasq read
 * them.
 */
final class DnsPlan {

	private DnsPlan() {
	}

	static List<Step> steps(RenderedConfig wanted, ObservedState observed) {
		List<Step> steps = new ArrayList<>();
		FileDiff.step(ApplyStage.NAMES, ManagedFile.SERVERS, wanted.servers(), observed).ifPresent(steps::add);
		FileDiff.step(ApplyStage.NAMES, ManagedFile.HOSTS, wanted.hosts(), observed).ifPresent(steps::add);
		boolean namesWritten = !steps.isEmpty();
		FileDiff.step(ApplyStage.NAMES, ManagedFile.DNSMASQ, wanted.dnsmasq(), observed).ifPresent(steps::add);
		stopLans(wanted, observed, steps);
		resolver(wanted, observed.resolver(), namesWritten).ifPresent(steps::add);
		startLans(wanted, observed, steps);
		return steps;
	}

	// Two cannot listen at one address, so the old one goes first.
	private static void stopLans(RenderedConfig wanted, ObservedState observed, List<Step> steps) {
		observed.lanResolvers()
			.stream()
			.sorted()
			.filter((name) -> !wanted.lans().containsKey(name))
			.forEach((name) -> steps.add(new Step(new DnsAction.StopLanResolver(name), "no LAN needs it")));
	}

	private static void startLans(RenderedConfig wanted, ObservedState observed, List<Step> steps) {
		wanted.lans()
			.keySet()
			.stream()
			.sorted()
			.filter((name) -> !observed.lanResolvers().contains(name))
			.forEach((name) -> steps.add(start(name, wanted)));
	}

	private static Step start(String name, RenderedConfig wanted) {
		FileText configuration = Objects.requireNonNull(wanted.lans().get(name), name);
		return new Step(new DnsAction.StartLanResolver(name, configuration), "it is not running");
	}

	private static Optional<Step> resolver(RenderedConfig wanted, ResolverState state, boolean namesWritten) {
		Fingerprint configuration = wanted.dnsmasq().fingerprint();
		DnsConfig dns = wanted.desired().dns();
		IpAddress server = dns.loopback() ? IpAddress.LOOPBACK : dns.gateway();
		Optional<NameProbe> known = dns.entries()
			.stream()
			.map((entry) -> new NameProbe(server, entry.name()))
			.findFirst();
		Action start = new DnsAction.StartResolver(state.running(), configuration, wanted.dnsFiles(), known);
		if (!state.running()) {
			return Optional.of(new Step(start, "it is not running"));
		}
		if (!state.configuration().equals(Optional.of(configuration))) {
			return Optional.of(new Step(start, "its configuration differs"));
		}
		if (namesWritten || !state.names().equals(Optional.of(wanted.dnsFiles().fingerprint()))) {
			return Optional.of(new Step(new DnsAction.ReloadResolver(configuration, wanted.dnsFiles(), known),
					"the names differ"));
		}
		return state.recorded() ? Optional.empty()
				: Optional.of(new Step(new DnsAction.RecordResolver(), "it is not on disk"));
	}

}
