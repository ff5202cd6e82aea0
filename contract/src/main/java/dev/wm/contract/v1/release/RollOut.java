package dev.wm.contract.v1.release;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * State of the roll-out ({@code GET /api/v1/roll-out}).
 *
 * @param version the version that the gateways are to run, null until an administrator
 * wants one: they keep what they have
 * @param percent how many of the gateways are to run it
 * @param held whether an administrator holds it
 * @param stopped whether it waits because the version failed at a gateway
 * @param isDowngradeAllowed whether gateways that run a newer version take it too
 * @param startedAt when it began, null if none did
 * @param sites state of each site, by domain
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RollOut(@Nullable ReleaseVersion version, int percent, boolean held, boolean stopped,
		@JsonProperty("is_downgrade_allowed") boolean isDowngradeAllowed,
		@JsonProperty("started_at") @Nullable Instant startedAt, List<SiteUpdate> sites) {

	public RollOut {
		sites = List.copyOf(requirePresent(sites, "sites"));
	}

}
