package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;
import dev.wm.registry.check.rule.FirewallBlocksCheck;

/**
 * Every gateway gets echo replies from all others through the tunnel.
 */
final class PingCheck implements ActiveCheck {

	// What is known of a gateway and may be why nothing passes.
	private static final Set<String> CAUSES = Set.of("configuration_stale", FirewallBlocksCheck.BLOCKS,
			"gateway_cloned", "gateway_problem", "gateway_silent", "gateway_unrecognised", "network_overlap",
			"product_failed");

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<GatewayPath> paths = input.paths();
		List<PathProbe> answered = paths.stream().flatMap((path) -> path.answered().stream()).toList();
		String detail = paths.isEmpty() ? "There are no two gateways"
				: answered.size() + " of " + paths.size() + " paths between gateways answer" + slowest(answered);
		long unchecked = paths.stream().filter((path) -> path.sent().isEmpty()).count();
		return NamedChecks.of("ping", unchecked, detail,
				paths.stream().flatMap((path) -> finding(input, path)).toList());
	}

	private static String slowest(List<PathProbe> answered) {
		OptionalDouble slowest = answered.stream()
			.map(PathProbe::roundTrip)
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.max();
		return slowest.isEmpty() ? "" : String.format(Locale.ROOT, ", the slowest in %.1f ms", slowest.getAsDouble());
	}

	private static Stream<Finding> finding(DeepCheckInput input, GatewayPath path) {
		return path.sent().filter((probe) -> probe.answered() < probe.sent()).stream().map((probe) -> {
			String prefix = "From " + path.from() + " to " + path.to() + ", ";
			return (probe.answered() == 0)
					? path.finding(Severity.ERROR, "path_dead", prefix + "nothing came back through the tunnel.",
							remedy(input, path))
					: path.finding(Severity.WARNING, "path_lossy",
							prefix + probe.answered() + " of " + probe.sent() + " echo requests came back.",
							"Check whether the uplink of one of the two sites is overloaded or unstable.");
		});
	}

	private static String remedy(DeepCheckInput input, GatewayPath path) {
		return Stream.of(path.to(), path.from())
			.flatMap((site) -> input.findings(CAUSES)
				.stream()
				.filter((finding) -> finding.name().equals(site.toString()))
				.map((finding) -> "First mend what else is known of the gateway of " + site + ": " + finding.detail()))
			.findFirst()
			.orElse("Check with wm check whether the two had a handshake: if not, check the port forward and"
					+ " the endpoints of both; if so, check what else filters on the gateways.");
	}

}
