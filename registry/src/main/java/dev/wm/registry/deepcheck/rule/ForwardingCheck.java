package dev.wm.registry.deepcheck.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.ForwardProbe;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.registry.check.rule.FirewallBlocksCheck;

/**
 * Every gateway forwards packets to the others, by ICMP and TCP, and no other firewall of
 * its machine drops the mesh's traffic.
 */
final class ForwardingCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<SiteDomain> sites = input.enrolled();
		List<Finding> findings = new ArrayList<>();
		sites.forEach((site) -> blocks(input, site).forEach(findings::add));
		input.paths().stream().flatMap((path) -> finding(input, path)).forEach(findings::add);
		sites.forEach((site) -> skipped(input, site).ifPresent(findings::add));
		long probed = sites.stream().filter((site) -> isProbed(input, site)).count();
		long failed = findings.stream()
			.filter((finding) -> finding.severity() == Severity.ERROR)
			.map((finding) -> finding.name().split(" ", -1)[0])
			.distinct()
			.count();
		String detail = (sites.size() < 2) ? "There are no two gateways"
				: Math.max(0, probed - failed) + " of " + sites.size() + " gateways forward packets to the others";
		return NamedChecks.of("forwarding", (sites.size() < 2) ? 0 : sites.size() - probed, detail, findings);
	}

	private static Optional<ProbeReport> report(DeepCheckInput input, SiteDomain site) {
		return input.report(site).map(ReceivedProbeReport::report);
	}

	private static boolean isProbed(DeepCheckInput input, SiteDomain site) {
		return report(input, site).filter((report) -> report.forwarded() != null).isPresent();
	}

	// What it saw now, else what it reported last.
	private static Stream<Finding> blocks(DeepCheckInput input, SiteDomain site) {
		return report(input, site)
			.map((report) -> blocks(report).stream().map((block) -> FirewallBlocksCheck.finding(site, block)))
			.orElseGet(() -> input.findings(Set.of(FirewallBlocksCheck.BLOCKS))
				.stream()
				.filter((finding) -> finding.name().equals(site.toString())));
	}

	private static List<FirewallBlock> blocks(ProbeReport report) {
		return Objects.requireNonNullElse(report.blocks(), List.of());
	}

	// If the gateways do not reach each other either, that is another matter.
	private static Stream<Finding> finding(DeepCheckInput input, GatewayPath path) {
		return path.answered().isEmpty() ? Stream.empty()
				: report(input, path.from()).stream()
					.flatMap((report) -> Objects.requireNonNullElse(report.forwarded(), List.<ForwardProbe>of())
						.stream()
						.filter((probe) -> probe.site().equals(path.to()))
						.flatMap((probe) -> finding(path, probe, blocks(report),
								report(input, path.to()).map(ForwardingCheck::blocks).orElseGet(List::of))));
	}

	private static Stream<Finding> finding(GatewayPath path, ForwardProbe probe, List<FirewallBlock> blocks,
			List<FirewallBlock> farBlocks) {
		String prefix = "From " + path.from() + " to " + path.to() + ", ";
		if (!probe.answersPing()) {
			return Stream.of(path.finding(Severity.ERROR, "forward_dead",
					prefix + "the gateway's own packets cross and those that it forwards do not.",
					cause(path.from(), blocks).or(() -> cause(path.to(), farBlocks))
						.orElse("Look for what drops them on the gateways of " + path.from() + " and " + path.to()
								+ ": nft list ruleset.")));
		}
		if (!Boolean.FALSE.equals(probe.carriesTcp())) {
			return Stream.empty();
		}
		// It asks for a name, so what is dropped may be that alone.
		Optional<FirewallBlock> names = Stream.concat(farBlocks.stream(), blocks.stream())
			.filter((block) -> block.detail().contains("DNS"))
			.findFirst();
		return Stream.of(names
			.map((block) -> path.finding(Severity.INFO, "forward_skipped",
					prefix + "TCP could not be tried: it would ask for a name. " + block.detail(),
					"Let it pass: " + block.command()))
			.orElseGet(() -> path.finding(Severity.ERROR, "forward_tcp_hangs",
					prefix + "forwarded pings cross and a TCP connection carries nothing.",
					"Look at the check mtu; if that is well, look for what drops TCP on the way, such as a rule for"
							+ " packets of invalid state on a router: let it accept LAN to LAN first"
							+ " (wm openwrt-setup).")));
	}

	// The words are the agent's, see FirewallBlock.
	private static Optional<String> cause(SiteDomain site, List<FirewallBlock> blocks) {
		return blocks.stream()
			.filter((block) -> block.detail().contains("forwarded"))
			.findFirst()
			.map((block) -> "Another firewall of the gateway of " + site + " drops them: " + block.detail());
	}

	private static Optional<Finding> skipped(DeepCheckInput input, SiteDomain site) {
		return report(input, site).flatMap((report) -> Optional.ofNullable(report.forwardedSkipped()))
			.map((reason) -> new Finding(Severity.INFO, "forward_skipped", "gateway", site.toString(),
					"The gateway of " + site + " sent no packets that it forwards. " + reason,
					"Test with a host of " + site + ", such as by ping from there to another site."));
	}

}
