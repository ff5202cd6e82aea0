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
 * Every gateway gets echo requests answered by every other one, through the tunnel.
 */
final class PingCheck implements ActiveCheck {

	@Override
	public NamedCheck of(DeepCheckInput facts) {
		List<GatewayPath> paths = facts.paths();
		List<PathProbe> crossed = paths.stream().flatMap((path) -> path.crossed().stream()).toList();
		String detail = paths.isEmpty() ? "There are no two gateways"
				: crossed.size() + " of " + paths.size() + " ways between gateways answer" + slowest(crossed);
		long unseen = paths.stream().filter((path) -> path.seen().isEmpty()).count();
		return NamedChecks.of("ping", unseen, detail, paths.stream().flatMap(PingCheck::finding).toList());
	}

	private static String slowest(List<PathProbe> crossed) {
		OptionalDouble slowest = crossed.stream()
			.map(PathProbe::roundTrip)
			.filter(Objects::nonNull)
			.mapToDouble(Double::doubleValue)
			.max();
		return slowest.isEmpty() ? "" : String.format(Locale.ROOT, ", the slowest in %.1f ms", slowest.getAsDouble());
	}

	private static Stream<Finding> finding(GatewayPath path) {
		return path.seen().filter((found) -> found.answered() < found.sent()).stream().map((found) -> {
			String ways = "From " + path.from() + " to " + path.to() + ", ";
			return (found.answered() == 0)
					? path.finding(Severity.ERROR, "path_dead", ways + "nothing came back through the tunnel.",
							"See with wm check whether the two had a handshake: if not, see to the port forward and"
									+ " the endpoints of both; if so, to what else filters on the gateways.")
					: path.finding(Severity.WARNING, "path_lossy",
							ways + found.answered() + " of " + found.sent() + " echo requests came back.",
							"See whether one of the two sites' connections is overloaded or breaks off.");
		});
	}

}
