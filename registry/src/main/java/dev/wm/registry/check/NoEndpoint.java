package dev.wm.registry.check;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * Sites that cannot find each other, because nobody knows where either is.
 */
final class NoEndpoint implements Check {

	@Override
	public Stream<Finding> look(Facts facts) {
		List<String> hidden = facts.enrolled()
			.filter((gateway) -> facts.endpoint(gateway).isEmpty())
			.map((gateway) -> gateway.site().toString())
			.toList();
		if (hidden.size() < 2) {
			return Stream.empty();
		}
		return hidden.stream().map((site) -> {
			List<String> others = hidden.stream().filter((other) -> !other.equals(site)).toList();
			return Found.atSite(Severity.ERROR, "no_endpoint", site,
					"Neither " + site + " nor " + Found.some(others) + " has an endpoint, so that they cannot connect.",
					"Set the endpoint of " + site + " to its public address and forward that UDP port to its gateway.");
		});
	}

}
