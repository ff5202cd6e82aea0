package dev.wm.registry.check.rule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.FirewallBlock;

/**
 * Traffic of the mesh that another firewall of a gateway's machine drops or translates.
 */
public final class FirewallBlocksCheck implements Check {

	/** The code of its findings. */
	public static final String BLOCKS = "firewall_blocks";

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> Objects.requireNonNullElse(gateway.blocks(), List.<FirewallBlock>of())
				.stream()
				.map((block) -> finding(gateway.site(), block)));
	}

	/**
	 * The finding about one of them.
	 */
	public static Finding finding(SiteDomain site, FirewallBlock block) {
		return new Finding(block.certain() ? Severity.ERROR : Severity.WARNING, BLOCKS, "gateway", site.toString(),
				"On the gateway of " + site + " another firewall is in the way: " + block.detail(),
				remedy(site, block));
	}

	// Whoever has taken a gateway over may report any command, and administrators run
	// it as root.
	private static String remedy(SiteDomain site, FirewallBlock block) {
		if (FirewallCommand.isPlain(block.command())) {
			return "Let it pass there as it is, on the gateway of " + site + ": " + block.command()
					+ " (or set WM_OPEN_FIREWALL=yes in its gateway.env and restart wm-gateway, which then does that).";
		}
		return "Set WM_OPEN_FIREWALL=yes in the gateway.env of " + site
				+ " and restart wm-gateway, which then allows it. The command in"
				+ " its report is not shown, as it is none of the agent's: see that nobody else runs programs there.";
	}

}
