package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * A LAN or uplink network of a site that overlaps the supernet.
 */
final class NetworkOverlapCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.gateways()
			.stream()
			.flatMap((gateway) -> networks(input, gateway).filter(input.supernet()::overlaps)
				.distinct()
				// The gateway's own sentence says more.
				.filter((network) -> gateway.problems()
					.stream()
					.noneMatch((problem) -> problem.startsWith("Network " + network + " ")))
				.map((network) -> Findings.atSite(Severity.ERROR, "network_overlap", gateway.site(),
						network + " at " + gateway.site() + " overlaps the mesh's own " + input.supernet() + ".",
						"Renumber that network, or start a mesh with another WM_MESH_SUPERNET.")));
	}

	private static Stream<Cidr> networks(CheckInput input, Gateway gateway) {
		return Stream.concat(input.site(gateway.site()).stream().flatMap((site) -> site.lans().stream()),
				gateway.uplinks().stream());
	}

}
