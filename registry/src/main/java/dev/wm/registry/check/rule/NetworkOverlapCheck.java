package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * A network at a site that lies in the mesh's own.
 */
final class NetworkOverlapCheck implements Check {

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.gateways()
			.stream()
			.flatMap((gateway) -> networks(facts, gateway).filter(facts.supernet()::overlaps)
				.distinct()
				.map((network) -> Findings.atSite(Severity.ERROR, "network_overlap", gateway.site(),
						network + " at " + gateway.site() + " overlaps the mesh's own " + facts.supernet() + ".",
						"Renumber that network, or start a mesh with another WM_MESH_SUPERNET.")));
	}

	private static Stream<Cidr> networks(CheckInput facts, Gateway gateway) {
		return Stream.concat(facts.site(gateway.site()).stream().flatMap((site) -> site.lans().stream()),
				gateway.uplinks().stream());
	}

}
