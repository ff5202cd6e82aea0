package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.wm.agent.desired.Peer;
import dev.wm.agent.desired.Routing;
import dev.wm.agent.desired.WireGuardInterface;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.RouteState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;

/**
 * Plans the WireGuard interface: create it, sync its peers, its addresses, its routes;
 * then write its file, which holds what was applied.
 */
final class TunnelPlan {

	private final RenderedConfig rendered;

	private final WireGuardInterface wanted;

	private final Routing routing;

	private final ObservedState observed;

	private final Optional<NetworkInterface> link;

	private final List<Step> steps = new ArrayList<>();

	private TunnelPlan(RenderedConfig rendered, ObservedState observed) {
		this.rendered = rendered;
		this.wanted = rendered.desired().wireGuard();
		this.routing = rendered.desired().routing();
		this.observed = observed;
		this.link = observed.networkInterface(this.wanted.name().text());
	}

	static List<Step> steps(RenderedConfig rendered, ObservedState observed) {
		TunnelPlan plan = new TunnelPlan(rendered, observed);
		plan.former();
		plan.tunnel();
		plan.addresses();
		plan.routes();
		FileDiff
			.step(new WriteFile(ApplyStage.TUNNEL, ManagedFile.WIREGUARD,
					ManagedFile.WIREGUARD.path(plan.wanted.name()), rendered.wireGuard()), observed)
			.ifPresent(plan.steps::add);
		return plan.steps;
	}

	// Two with one key and one port would take each other's packets.
	private void former() {
		this.observed.made()
			.filter((name) -> !name.equals(this.wanted.name().text()))
			.map(InterfaceName::new)
			.ifPresent((name) -> this.steps.add(new Step(new TunnelAction.RemoveInterface(name),
					"the mesh's interface is " + this.wanted.name() + " now")));
	}

	private void tunnel() {
		if (this.link.isEmpty()) {
			this.steps.add(new Step(new TunnelAction.CreateInterface(this.wanted.name()), "it is missing"));
			sync((peer) -> true, "the interface is new", false);
			return;
		}
		PeerDiff diff = new PeerDiff(this.wanted, this.observed.tunnel(), this.observed.appliedEndpoints());
		List<String> changes = diff.changes();
		if (!changes.isEmpty()) {
			sync(diff::needsEndpoint, String.join(", ", changes), diff.isRoutine());
		}
	}

	private void sync(Predicate<Peer> withEndpoint, String reason, boolean routine) {
		this.steps.add(new Step(new TunnelAction.SyncTunnel(this.wanted.name(), this.rendered.syncConf(withEndpoint)),
				reason, routine));
	}

	private void addresses() {
		List<InterfaceAddress> present = this.link.map(NetworkInterface::addresses).orElse(List.of());
		if (!present.contains(this.wanted.address())) {
			this.steps
				.add(new Step(new TunnelAction.AddAddress(this.wanted.name(), this.wanted.address()), "it is missing"));
		}
		for (InterfaceAddress address : present) {
			if (!address.equals(this.wanted.address())) {
				this.steps.add(new Step(new TunnelAction.RemoveAddress(this.wanted.name(), address), "it is not ours"));
			}
		}
		power();
	}

	private void power() {
		Action bringUp = new TunnelAction.BringUp(this.wanted.name(), this.wanted.mtu());
		if (!this.link.map(NetworkInterface::up).orElse(false)) {
			this.steps.add(new Step(bringUp, "it is down"));
		}
		else if (this.link.get().mtu() != this.wanted.mtu()) {
			this.steps.add(new Step(bringUp, "its MTU is " + this.link.get().mtu()));
		}
	}

	private void routes() {
		// An address takes the routes that use it along when it goes.
		boolean lost = this.link.isEmpty() || this.steps.stream()
			.map(Step::action)
			.anyMatch((action) -> action instanceof TunnelAction.RemoveAddress removal
					&& removal.address().address().equals(this.routing.source()));
		for (Cidr network : this.routing.routes()) {
			RouteState wantedRoute = new RouteState(network, Optional.of(this.routing.source()));
			if (lost || !this.observed.routing().routes().contains(wantedRoute)) {
				this.steps
					.add(new Step(new RouteAction.ReplaceRoute(network, this.wanted.name(), this.routing.source()),
							"it is missing"));
			}
		}
		// As wg-quick adds them, and as they were before another network took their
		// place.
		this.observed.routing()
			.routes()
			.stream()
			.map(RouteState::to)
			.filter((network) -> !this.routing.routes().contains(network))
			.forEach((network) -> this.steps
				.add(new Step(new RouteAction.RemoveRoute(network, this.wanted.name()), "it is not ours")));
	}

}
