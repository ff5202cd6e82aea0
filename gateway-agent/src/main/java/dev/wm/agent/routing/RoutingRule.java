package dev.wm.agent.routing;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import org.jspecify.annotations.Nullable;

/**
 * A rule of the routing policy database (ip-rule(8)) that keeps the mesh shut while the
 * nftables table is missing: packets from the mesh or to it are forwarded only if they
 * have the mark that the table sets, and flushing nftables leaves the rules alone.
 *
 * @param preference its place among all rules
 * @param incoming the interface that packets come in by, null for any; {@code lo} stands
 * for packets that the machine sends itself
 * @param to their destination, null for any
 * @param lookup whether the main routing table decides; if not, packets without the mark
 * are discarded
 */
public record RoutingRule(int preference, @Nullable String incoming, @Nullable Cidr to, boolean lookup) {

	/** The mark, one bit of the packet's: a value and its mask alike. */
	public static final String MARK = "0x1000000";

	private static final int FIRST = 5101;

	private static final int COUNT = 3;

	/**
	 * The rules of a mesh.
	 * @param mesh its WireGuard interface
	 * @param supernet its overlay addresses
	 * @param guarded those that only the mesh's packets may go to
	 * @return the rules by preference
	 */
	public static List<RoutingRule> guard(InterfaceName mesh, Cidr supernet, List<Cidr> guarded) {
		return Stream
			.concat(Stream.of(new RoutingRule(FIRST, "lo", supernet, true),
					new RoutingRule(FIRST + 1, mesh.text(), null, false)),
					guarded.stream().map((network) -> new RoutingRule(FIRST + 2, null, network, false)))
			.toList();
	}

	/** The preferences of the agent's rules, which nobody else is to use. */
	public static IntStream preferences() {
		return IntStream.range(FIRST, FIRST + COUNT);
	}

	@Override
	public String toString() {
		return this.preference + ":" + ((this.incoming != null) ? " from " + this.incoming : "")
				+ ((this.to != null) ? " to " + this.to : "") + (this.lookup ? "" : " without mark " + MARK);
	}

}
