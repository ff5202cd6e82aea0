package dev.wm.contract.v1.check;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.v1.gateway.FirewallBlock;
import org.jspecify.annotations.Nullable;

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
 * @param forwarded one for each other site's gateway, sorted; null if none was sent
 * @param forwardedSkipped one sentence that says why none was sent, null otherwise
 * @param blocks what other firewalls of its machine drop, null if nothing
 * @param routerNames the mesh's domains that the LAN's router keeps to itself, null if
 * none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProbeReport(Instant clock, @JsonProperty("answers_names") boolean answersNames, List<PathProbe> paths,
		List<HostProbe> hosts, List<String> problems, @Nullable List<ForwardProbe> forwarded,
		@JsonProperty("forwarded_skipped") @Nullable String forwardedSkipped, @Nullable List<FirewallBlock> blocks,
		@JsonProperty("router_names") @Nullable RouterNames routerNames) {

	public ProbeReport {
		requirePresent(clock, "clock");
		paths = List.copyOf(requirePresent(paths, "paths"));
		hosts = List.copyOf(requirePresent(hosts, "hosts"));
		problems = List.copyOf(requirePresent(problems, "problems"));
		forwarded = (forwarded != null) ? List.copyOf(forwarded) : null;
		blocks = (blocks != null && !blocks.isEmpty()) ? List.copyOf(blocks) : null;
	}

	/** A report without forwarded probes. */
	public ProbeReport(Instant clock, boolean answersNames, List<PathProbe> paths, List<HostProbe> hosts,
			List<String> problems) {
		this(clock, answersNames, paths, hosts, problems, null, null, null, null);
	}

}
