package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.net.TunnelMtu;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * The largest packets of the tunnel cross every path between gateways unfragmented.
 */
final class MtuCheck implements ActiveCheck {

	// IPv4's header, UDP's and WireGuard's own.
	private static final int OVERHEAD = 60;

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<GatewayPath> paths = input.paths();
		List<Finding> narrow = paths.stream().flatMap(MtuCheck::finding).toList();
		long unchecked = paths.stream().filter((path) -> largest(path).isEmpty()).count();
		String detail = paths.isEmpty() ? "There are no two gateways"
				: (paths.size() - unchecked - narrow.size()) + " of " + paths.size()
						+ " paths between gateways carry the tunnel's packets of " + TunnelMtu.BYTES + " bytes";
		return NamedChecks.of("mtu", unchecked, detail, narrow);
	}

	private static Optional<Integer> largest(GatewayPath path) {
		return path.answered().flatMap((probe) -> Optional.ofNullable(probe.largestPacket()));
	}

	private static Stream<Finding> finding(GatewayPath path) {
		return largest(path).filter((bytes) -> bytes < TunnelMtu.BYTES)
			.stream()
			.map((bytes) -> path.finding(Severity.WARNING, "path_narrow",
					"From " + path.from() + " to " + path.to() + ", packets of at most " + bytes
							+ " bytes cross whole, and the tunnel's have up to " + TunnelMtu.BYTES + ".",
					"Find the link on the path that carries less than " + (TunnelMtu.BYTES + OVERHEAD)
							+ " bytes and raise its MTU, or have its router pass ICMP; until then large packets"
							+ " that are not TCP are lost."));
	}

}
