package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.desired.NatMapping;
import dev.wm.agent.desired.Ruleset;
import dev.wm.agent.observed.AdmittedAddresses;
import dev.wm.agent.observed.AdmittedAddresses.HostNat;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;

/**
 * Plans which conntrack entries to delete: those of addresses that left, were isolated or
 * have another NAT mapping, and no others. The file with the admitted addresses is
 * written after that, so a failure is made up for.
 */
final class FlowPlan {

	private final Ruleset wanted;

	private final AdmittedAddresses before;

	private final AdmittedAddresses after;

	private FlowPlan(Ruleset wanted, AdmittedAddresses before, AdmittedAddresses after) {
		this.wanted = wanted;
		this.before = before;
		this.after = after;
	}

	static List<Step> steps(RenderedConfig rendered, ObservedState observed) {
		Optional<Step> file = FileDiff.step(ApplyStage.FLOWS, ManagedFile.ADMITTED, rendered.admitted(), observed);
		if (file.isEmpty()) {
			return List.of();
		}
		List<Step> steps = new ArrayList<>();
		if (observed.admitted().isPresent()) {
			Ruleset wanted = rendered.desired().ruleset();
			List<FlowFilter> flows = new FlowPlan(wanted, observed.admitted().get(), admitted(wanted)).flows();
			if (!flows.isEmpty()) {
				steps.add(new Step(new FirewallAction.EndFlows(flows), "the firewall no longer admits them"));
			}
		}
		steps.add(file.get());
		return steps;
	}

	/** The addresses that the rules admit. */
	static AdmittedAddresses admitted(Ruleset wanted) {
		return new AdmittedAddresses(Set.copyOf(wanted.members()), Set.copyOf(wanted.isolated()), wanted.hosts()
			.stream()
			.collect(Collectors.toMap(NatMapping::overlay, (host) -> new HostNat(host.local(), host.masquerade()))));
	}

	private List<FlowFilter> flows() {
		Set<IpAddress> ended = without(this.before.members(), this.after.members());
		Set<IpAddress> silenced = without(this.after.isolated(), this.before.isolated());
		Map<IpAddress, HostNat> changed = this.before.hosts()
			.entrySet()
			.stream()
			.filter((host) -> !host.getValue().equals(this.after.hosts().get(host.getKey())))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
		ended.addAll(changed.keySet());
		Set<IpAddress> silencedLocals = locals(changed);
		silencedLocals.addAll(locals(this.after.hosts(), silenced));
		silenced.addAll(ended);
		// A host of this site comes here by its local address.
		silenced.removeAll(this.before.hosts().keySet());
		silenced.removeAll(this.after.hosts().keySet());
		List<FlowFilter> flows = new ArrayList<>();
		add(flows, silenced, FlowFilter::from);
		add(flows, ended, FlowFilter::to);
		add(flows, silencedLocals, (local) -> FlowFilter.between(local, this.wanted.supernet()));
		return flows;
	}

	// Most ranges are the same, and need not be taken apart.
	private static Set<IpAddress> without(Set<AddressRange> some, Set<AddressRange> others) {
		Set<IpAddress> rest = addresses(some, others);
		rest.removeAll(addresses(others, some));
		return rest;
	}

	private static Set<IpAddress> addresses(Set<AddressRange> ranges, Set<AddressRange> known) {
		return ranges.stream()
			.filter((range) -> !known.contains(range))
			.flatMap(AddressRange::addresses)
			.collect(Collectors.toCollection(HashSet::new));
	}

	private static Set<IpAddress> locals(Map<IpAddress, HostNat> hosts) {
		return hosts.values().stream().map(HostNat::local).collect(Collectors.toCollection(HashSet::new));
	}

	private static Set<IpAddress> locals(Map<IpAddress, HostNat> hosts, Collection<IpAddress> overlays) {
		return hosts.entrySet()
			.stream()
			.filter((host) -> overlays.contains(host.getKey()))
			.map((host) -> host.getValue().local())
			.collect(Collectors.toSet());
	}

	private static void add(List<FlowFilter> flows, Collection<IpAddress> addresses, Function<Cidr, FlowFilter> kind) {
		AddressRange.of(addresses).stream().flatMap((range) -> range.networks().stream()).map(kind).forEach(flows::add);
	}

}
