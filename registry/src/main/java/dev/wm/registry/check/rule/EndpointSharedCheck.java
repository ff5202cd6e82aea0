package dev.wm.registry.check.rule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.wm.contract.net.Endpoint;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;

/**
 * Sites with the same endpoint.
 */
final class EndpointSharedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		Map<Endpoint, List<String>> places = new HashMap<>();
		input.enrolled()
			.forEach((gateway) -> input.endpoint(gateway)
				.ifPresent((endpoint) -> places.computeIfAbsent(endpoint, (key) -> new ArrayList<>())
					.add(gateway.site().toString())));
		return places.entrySet()
			.stream()
			.filter((place) -> place.getValue().size() > 1)
			.map((place) -> shared(place.getKey(), place.getValue().stream().sorted().toList()));
	}

	private static Finding shared(Endpoint endpoint, List<String> sites) {
		return Findings.atSite(Severity.ERROR, "endpoint_shared", sites.getFirst(),
				String.join(" and ", sites) + " have the same endpoint " + endpoint
						+ ", which only one of them can use.",
				"Give each a listen_port of its own and forward it to its gateway.");
	}

}
