package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wm.agent.desired.NameEntry;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.render.Rendered;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.HostName;

/**
 * The resolver's files, then the least that makes it read them.
 */
final class NamesPlan {

	private NamesPlan() {
	}

	static List<Step> steps(Rendered wanted, Observed observed) {
		List<Step> steps = new ArrayList<>();
		FileDiff.step(Subsystem.NAMES, ManagedFile.SERVERS, wanted.servers(), observed).ifPresent(steps::add);
		FileDiff.step(Subsystem.NAMES, ManagedFile.HOSTS, wanted.hosts(), observed).ifPresent(steps::add);
		boolean namesWritten = !steps.isEmpty();
		FileDiff.step(Subsystem.NAMES, ManagedFile.DNSMASQ, wanted.dnsmasq(), observed).ifPresent(steps::add);
		resolver(wanted, observed.resolver(), namesWritten).ifPresent(steps::add);
		lans(wanted, observed, steps);
		return steps;
	}

	// Two cannot listen at one address, so the old one goes first.
	private static void lans(Rendered wanted, Observed observed, List<Step> steps) {
		observed.lanResolvers()
			.stream()
			.sorted()
			.filter((name) -> !wanted.lans().containsKey(name))
			.forEach((name) -> steps.add(new Step(new Action.StopLanResolver(name), "it is not wanted")));
		wanted.lans()
			.keySet()
			.stream()
			.sorted()
			.filter((name) -> !observed.lanResolvers().contains(name))
			.forEach((name) -> steps.add(start(name, wanted)));
	}

	private static Step start(String name, Rendered wanted) {
		FileText configuration = Objects.requireNonNull(wanted.lans().get(name), name);
		return new Step(new Action.StartLanResolver(name, configuration), "it does not run");
	}

	private static Optional<Step> resolver(Rendered wanted, ResolverState state, boolean namesWritten) {
		Fingerprint configuration = wanted.dnsmasq().fingerprint();
		Optional<HostName> known = wanted.desired().names().entries().stream().map(NameEntry::name).findFirst();
		Action start = new Action.StartResolver(state.running(), configuration, wanted.names(), known);
		if (!state.running()) {
			return Optional.of(new Step(start, "it does not run"));
		}
		if (!state.configuration().equals(Optional.of(configuration))) {
			return Optional.of(new Step(start, "its configuration differs"));
		}
		if (namesWritten || !state.names().equals(Optional.of(wanted.names().fingerprint()))) {
			return Optional
				.of(new Step(new Action.ReloadResolver(configuration, wanted.names(), known), "the names differ"));
		}
		return Optional.empty();
	}

}
