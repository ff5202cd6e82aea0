package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.Severity;

/**
 * Every gateway gets echo replies from all others through the tunnel.
 */
final class PingCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<GatewayPath> paths = input.paths();
		List<PathProbe> answered = paths.stream().flatMap((path) -> path.answered().stream()).toList();
		String detail = paths.isEmpty() ? "There are no two gateways"
				: answered.size() + " of " + paths.size() + " paths between gateways answer" + slowest(answered);
		long unchecked = paths.stream().filter((path) -> path.sent().isEmpty()).count();
		return NamedChecks.of("ping", unchecked, detail, paths.stream().flatMap(PingCheck::finding).toList());
	}

	private static String slowest(List<PathProbe> answered) {
		OptionalDouble slowest = answered.stream()
			.map(PathProbe::roundTrip)
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.max();
		return slowest.isEmpty() ? "" : String.format(Locale.ROOT, ", the slowest in %.1f ms", slowest.getAsDouble());
	}

	private static Stream<Finding> finding(GatewayPath path) {
		return path.sent().filter((probe) -> probe.answered() < probe.sent()).stream().map((probe) -> {
			String prefix = "From " + path.from() + " to " + path.to() + ", ";
			return (probe.answered() == 0)
					? path.finding(Severity.ERROR, "path_dead", prefix + "nothing came back through the tunnel.",
							"Check with wm check whether the two had a handshake: if not, check the port forward and"
									+ " the endpoints of both; if so, check what else filters on the gateways.")
					: path.finding(Severity.WARNING, "path_lossy",
							prefix + probe.answered() + " of " + probe.sent() + " echo requests came back.",
							"Check whether the uplink of one of the two sites is overloaded or unstable.");
		});
	}

}
