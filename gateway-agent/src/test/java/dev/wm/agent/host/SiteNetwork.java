package dev.wm.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.desired.OwnNetwork;
import dev.wm.agent.desired.SupernetConflicts;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.Step;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.gateway.RefusedSource;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A gateway with two LANs (192.168.1.0/24 and 10.7.0.0/24) and, in place of the tunnel, a
 * veth to a machine that stands for the rest of the mesh with any address.
 */
final class SiteNetwork implements AutoCloseable {

	// Like a tunnel, it has no neighbours to look up.
	private static final String TUNNEL = "link set wg0 address 02:00:00:00:00:09 arp off up";

	final Namespace gateway = new Namespace("gw");

	final Namespace mesh = new Namespace("mesh");

	private final List<Namespace> machines = new ArrayList<>(List.of(this.gateway, this.mesh));

	private final ManualClock clock = new ManualClock();

	private final LinuxHost host;

	boolean router;

	private SupernetConflicts conflicts = SupernetConflicts.none(Samples.hub().supernet());

	private @Nullable Compiled compiled;

	SiteNetwork(Path root) {
		validMarks(root.resolve("proc/sys/net/ipv4/conf/all/src_valid_mark"));
		this.host = new LinuxHost(this.gateway, new Paths(root), InterfaceName.WIREGUARD, this.clock, (name) -> true);
		this.gateway.ip("link set lo up", "link add br0 type bridge", "link set br0 up",
				"addr add 192.168.1.250/24 dev br0", Namespace.cable("wg0", this.mesh, "wg0"), TUNNEL,
				"addr add 172.30.2.1/24 dev wg0", "route add 172.30.0.0/16 dev wg0 src 172.30.2.1");
		this.mesh.ip("link set lo up", TUNNEL, "route add 172.30.0.0/16 dev wg0", "route add 192.168.0.0/16 dev wg0");
		this.gateway.run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0",
				"net.ipv4.conf.default.rp_filter=0", "net.ipv4.conf.br0.rp_filter=0", "net.ipv4.conf.wg0.rp_filter=0");
	}

	private static void validMarks(Path file) {
		try {
			Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
			Files.writeString(file, "0\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A machine of the first LAN, whose way out is the gateway. */
	Namespace machine(String label, String address) {
		return lan(label, "addr add " + address + "/24 dev eth0", "route add default via 192.168.1.250");
	}

	/** A machine of the first LAN that knows of nothing else. */
	Namespace withoutRoute(String label, String address) {
		return lan(label, "addr add " + address + "/24 dev eth0");
	}

	private Namespace lan(String label, String... lines) {
		String port = "p" + this.machines.size();
		return plugged(label, port, "link set " + port + " master br0 up", lines);
	}

	/** A machine of the second LAN. */
	Namespace secondLan(String label) {
		return plugged(label, "eth1", "addr add 10.7.0.250/24 dev eth1", "addr add 10.7.0.5/24 dev eth0",
				"route add default via 10.7.0.250");
	}

	private Namespace plugged(String label, String port, String gateway, String... lines) {
		Namespace machine = new Namespace(label);
		this.machines.add(machine);
		this.gateway.ip(Namespace.cable(port, machine, "eth0"), "link set " + port + " up", gateway);
		List<String> all = new ArrayList<>(List.of("link set lo up", "link set eth0 up"));
		all.addAll(List.of(lines));
		machine.ip(all.toArray(String[]::new));
		return machine;
	}

	/** The namespace of a deep check, which sends from 169.254.77.2. */
	Namespace probe(String label) {
		return plugged(label, "wm-probe", "addr add 169.254.77.1/30 dev wm-probe", "addr add 169.254.77.2/30 dev eth0",
				"route add default via 169.254.77.1");
	}

	/** A container of the gateway, 172.17.0.2. */
	Namespace container(String label) {
		this.gateway.ip("link add docker0 type bridge", "link set docker0 up", "addr add 172.17.0.1/16 dev docker0");
		return plugged(label, "veth0", "link set veth0 master docker0", "addr add 172.17.0.2/16 dev eth0",
				"route add default via 172.17.0.1");
	}

	/** Makes an address of the rest of the mesh. */
	void elsewhere(String... addresses) {
		this.mesh.ip(Arrays.stream(addresses)
			.map((address) -> "addr add " + address + "/32 dev wg0")
			.toArray(String[]::new));
	}

	/** Applies a configuration's firewall, as a sync does. */
	List<String> apply(GatewayConfig config) {
		return apply(config, Set.of(ApplyStage.FIREWALL, ApplyStage.FLOWS));
	}

	/** Applies a configuration's firewall and the rules that guard it. */
	void applyGuarded(GatewayConfig config) {
		// What the agent does by a file that stands for the kernel's here.
		this.gateway.run("sysctl", "-qw", "net.ipv4.conf.all.src_valid_mark=1");
		apply(config, Set.of(ApplyStage.FIREWALL, ApplyStage.FLOWS, ApplyStage.GUARD));
	}

	/** The unregistered machines that the table has counted. */
	List<RefusedSource> refused() {
		return this.host.refusedSources();
	}

	/**
	 * The same with the routes, on a machine with another network inside the supernet.
	 */
	void applyGuarded(GatewayConfig config, OwnNetwork other) {
		this.conflicts = new SupernetConflicts(config.supernet(), List.of(other));
		this.compiled = null;
		applyGuarded(config);
		Planner.plan(rendered(config), this.host.observe())
			.stream()
			.map(Step::action)
			.filter(RouteAction.class::isInstance)
			.forEach(this.host::execute);
	}

	/** A container behind a bridge of the gateway, with the gateway's address there. */
	Namespace container(String label, String bridge, String gateway, String address) {
		String prefix = gateway.substring(gateway.indexOf('/'));
		this.gateway.ip("link add " + bridge + " type bridge", "link set " + bridge + " up",
				"addr add " + gateway + " dev " + bridge);
		String port = "veth" + this.machines.size();
		return plugged(label, port, "link set " + port + " master " + bridge + " up",
				"addr add " + address + prefix + " dev eth0",
				"route add default via " + gateway.substring(0, gateway.indexOf('/')));
	}

	/** A machine of neither LAN, on the gateway's outer side. */
	Namespace outside(String label) {
		return plugged(label, "wan0", "addr add 203.0.113.10/24 dev wan0", "addr add 203.0.113.53/24 dev eth0",
				"route add default via 203.0.113.10");
	}

	/** Applies its table alone, without deleting conntrack entries. */
	List<String> applyTable(GatewayConfig config) {
		return apply(config, Set.of(ApplyStage.FIREWALL));
	}

	/**
	 * Waits until the table is watched. The monitors have delays of their own, which
	 * stand for what is waited for here.
	 */
	void untilWatched(GatewayConfig config) {
		this.clock.advance(ChangeMonitor.START_DELAY.toSeconds());
		isWatched(config);
		this.gateway.awaitFollowers();
		this.clock.advance(ChangeMonitor.WARM_UP.toSeconds());
		Namespace.until(() -> isWatched(config));
	}

	// An observation that lists nothing.
	private boolean isWatched(GatewayConfig config) {
		this.gateway.ran.clear();
		assertThat(apply(config)).isEmpty();
		return this.gateway.ran.stream().noneMatch((command) -> command.program().equals("nft"));
	}

	private List<String> apply(GatewayConfig config, Set<ApplyStage> stages) {
		List<Step> steps = Planner.plan(rendered(config), this.host.observe())
			.stream()
			.filter((step) -> stages.contains(step.action().stage()))
			.toList();
		steps.forEach((step) -> this.host.execute(step.action()));
		return steps.stream().map(Step::toString).toList();
	}

	// Kept for the next time, as the agent does: it takes long if there are 20,000 names.
	private RenderedConfig rendered(GatewayConfig config) {
		Compiled last = this.compiled;
		if (last != null && last.config().equals(config) && last.router() == this.router) {
			return last.rendered();
		}
		LocalContext context = new LocalContext(Samples.KEY,
				List.of(LanAddress.parse("br0", "192.168.1.250/24"), LanAddress.parse("eth1", "10.7.0.250/24")),
				List.of(), false, this.router);
		RenderedConfig rendered = RenderedConfig.of(DesiredStateMapper.map(config, context, this.conflicts));
		this.compiled = new Compiled(config, this.router, rendered);
		return rendered;
	}

	/** A configuration and what became of it. */
	private record Compiled(GatewayConfig config, boolean router, RenderedConfig rendered) {
	}

	@Override
	public void close() {
		Namespace.close(this.machines);
	}

}
