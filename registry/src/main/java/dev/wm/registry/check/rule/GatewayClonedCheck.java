package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.registry.instance.ClonedGateways.ClonedGateway;

/**
 * Two machines with one gateway's credential, such as a snapshot that was started twice.
 */
final class GatewayClonedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.clones().stream().map(GatewayClonedCheck::cloned);
	}

	private static Finding cloned(ClonedGateway gateway) {
		return Findings.atSite(Severity.ERROR, "gateway_cloned", gateway.site(),
				"The gateway of " + gateway.site() + " runs twice with one credential: at " + gateway.holder()
						+ ", which goes on, and at " + gateway.copy() + ", a clone that keeps its tunnel down.",
				"Stop the clone, or remove /etc/wm/credential, /etc/wm/private.key and /var/lib/wm there and enrol it as"
						+ " a site of its own: wm add-site.");
	}

}
