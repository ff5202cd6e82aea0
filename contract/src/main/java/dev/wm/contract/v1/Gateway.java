package dev.wm.contract.v1;

import java.time.Instant;
import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * How a site's gateway is doing.
 *
 * @param site the site
 * @param enrolled whether a gateway has enrolled
 * @param inSync whether what it applied is what it should
 * @param lastSeen when it last asked for its configuration, null if not since the
 * registry started
 * @param version its version, null until it reported
 * @param problems what it reported to be wrong, one sentence each
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Gateway(SiteDomain site, boolean enrolled, @JsonProperty("in_sync") boolean inSync,
		@JsonProperty("last_seen") @Nullable Instant lastSeen, @Nullable String version, List<String> problems) {

	public Gateway {
		requirePresent(site, "site");
		problems = List.copyOf(requirePresent(problems, "problems"));
	}

}
