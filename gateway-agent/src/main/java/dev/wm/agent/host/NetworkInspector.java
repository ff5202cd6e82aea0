package dev.wm.agent.host;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wm.agent.observed.IpJsonParser;
import dev.wm.agent.observed.IpRuleParser;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.RouteState;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.net.InterfaceName;
import org.jspecify.annotations.Nullable;

/**
 * Observes the interfaces, their addresses, the mesh's routes and routing rules, and does
 * so again only when the kernel has reported a change of any.
 */
final class NetworkInspector {

	// For changes that the monitor does not report.
	private static final int FULL_INSPECTION_EVERY = 120;

	private final CommandRunner runner;

	private final InterfaceName mesh;

	private final ChangeMonitor monitor;

	private int inspections;

	private @Nullable Network seen;

	NetworkInspector(CommandRunner runner, InterfaceName mesh, Clock clock, DriftSignal drift) {
		this.runner = runner;
		this.mesh = mesh;
		this.monitor = new ChangeMonitor(runner, clock, () -> new DriftDetector(losses(mesh), drift), "ip", "-4",
				"monitor", "link", "address", "route", "rule");
	}

	// The interface down or gone, or an address, route or rule of the mesh deleted.
	static Pattern losses(InterfaceName mesh) {
		String name = Pattern.quote(mesh.text());
		String rules = RoutingRule.preferences().mapToObj(Integer::toString).collect(Collectors.joining("|"));
		return Pattern
			.compile("Deleted ((" + rules + "):|.*\\b" + name + "\\b).*|\\d+: " + name + ": <(?!.*\\bUP\\b.*>).*");
	}

	Network observe() {
		Optional<String> changes = this.monitor.output();
		Network known = this.seen;
		if (known != null && changes.filter(String::isEmpty).isPresent()
				&& ++this.inspections < FULL_INSPECTION_EVERY) {
			return known;
		}
		Network network = inspect();
		this.inspections = 0;
		// Later changes are reported by the monitor at the next sync, if it runs.
		this.seen = changes.isPresent() ? network : null;
		return network;
	}

	/** Observes it now, whatever the kernel has reported. */
	Network observeAfresh() {
		this.seen = null;
		return observe();
	}

	private Network inspect() {
		List<NetworkInterface> interfaces = IpJsonParser
			.interfaces(this.runner.run(Command.of("ip", "-d", "-j", "addr")));
		Set<String> outward = outward();
		boolean present = interfaces.stream().anyMatch((candidate) -> candidate.name().equals(this.mesh.text()));
		return new Network(interfaces.stream()
			.map((candidate) -> outward.contains(candidate.name()) ? candidate.withDefaultRoute() : candidate)
			.toList(), present, present ? routes() : List.of(), rules());
	}

	private Set<String> outward() {
		CommandResult result = this.runner.attempt(Command.of("ip", "-j", "-4", "route", "show", "default"));
		return result.succeeded() ? Set.copyOf(IpJsonParser.defaultInterfaces(result.output())) : Set.of();
	}

	private List<RouteState> routes() {
		CommandResult result = this.runner
			.attempt(Command.of("ip", "-j", "-4", "route", "show", "dev", this.mesh.text()));
		return result.succeeded() ? IpJsonParser.routes(result.output()) : List.of();
	}

	private List<RoutingRule> rules() {
		CommandResult result = this.runner.attempt(Command.of("ip", "-j", "-4", "rule", "show"));
		return result.succeeded() ? IpRuleParser.rules(result.output()) : List.of();
	}

	/**
	 * The observed network.
	 *
	 * @param interfaces every network interface
	 * @param mesh whether the mesh's is among them
	 * @param routes the routes through the mesh's
	 * @param rules the routing rules that have the form of the agent's
	 */
	record Network(List<NetworkInterface> interfaces, boolean mesh, List<RouteState> routes, List<RoutingRule> rules) {
	}

}
