package dev.wm.contract.v1.check;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * What a gateway found when the registry asked it to look
 * ({@code PUT /api/v1/gateway/probes/ID}).
 *
 * @param clock the time on the gateway's clock when it sent this
 * @param answersNames whether its own name server knows its own gateway's name
 * @param paths one for each other site that has a gateway, sorted
 * @param hosts one for each host of its own site, sorted
 * @param problems one sentence for each thing that kept it from looking
 */
public record ProbeReport(Instant clock, @JsonProperty("answers_names") boolean answersNames, List<PathProbe> paths,
		List<HostProbe> hosts, List<String> problems) {

	public ProbeReport {
		requirePresent(clock, "clock");
		paths = List.copyOf(requirePresent(paths, "paths"));
		hosts = List.copyOf(requirePresent(hosts, "hosts"));
		problems = List.copyOf(requirePresent(problems, "problems"));
	}

}
