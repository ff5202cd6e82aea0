package dev.wm.registry.check.rule;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * Two or more sites without an endpoint, which cannot connect to each other.
 */
final class NoEndpointCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		List<String> hidden = input.enrolled()
			.filter((gateway) -> input.endpoint(gateway).isEmpty())
			.map((gateway) -> gateway.site().toString())
			.toList();
		if (hidden.size() < 2) {
			return Stream.empty();
		}
		return hidden.stream().map((site) -> {
			List<String> others = hidden.stream().filter((other) -> !other.equals(site)).toList();
			return Findings.atSite(Severity.ERROR, "no_endpoint", site,
					"Neither " + site + " nor " + Findings.firstFew(others)
							+ " has an endpoint, so that they cannot connect.",
					"Set the endpoint of " + site + " to its public address and forward that UDP port to its gateway.");
		});
	}

}
