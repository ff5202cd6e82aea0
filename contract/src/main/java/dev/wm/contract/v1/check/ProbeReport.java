package dev.wm.contract.v1.check;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's probe results for one {@link DeepCheck}
 * ({@code PUT /api/v1/gateway/probes/ID}).
 *
 * @param clock the time on the gateway's clock when it sent this
 * @param answersNames whether its own DNS server resolves its own gateway's name
 * @param paths one for each other site that has a gateway, sorted
 * @param hosts one for each host of its own site, sorted
 * @param problems one sentence for each probe that could not be sent
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
