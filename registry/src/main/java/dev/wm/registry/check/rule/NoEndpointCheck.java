package dev.wm.registry.check.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * Sites that cannot find each other, because nobody knows where either is.
 */
final class NoEndpointCheck implements Check {

	@Override
	public Stream<Finding> look(CheckInput facts) {
		List<String> hidden = facts.enrolled()
			.filter((gateway) -> facts.endpoint(gateway).isEmpty())
			.map((gateway) -> gateway.site().toString())
			.toList();
		if (hidden.size() < 2) {
			return Stream.empty();
		}
		return hidden.stream().map((site) -> {
			List<String> others = hidden.stream().filter((other) -> !other.equals(site)).toList();
			return Findings.atSite(Severity.ERROR, "no_endpoint", site,
					"Neither " + site + " nor " + Findings.some(others)
							+ " has an endpoint, so that they cannot connect.",
					"Set the endpoint of " + site + " to its public address and forward that UDP port to its gateway.");
		});
	}

}
