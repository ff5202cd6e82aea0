package dev.wm.contract.v1.release;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * State of the update at one site.
 *
 * @param site the site
 * @param running the version that its gateway runs, as it reported; null until it did
 * @param wanted the version that its gateway is told to run now, null if none
 * @param held whether an administrator holds this site
 * @param state how far it is, null until its launcher reported
 * @param failed the version that failed there, null if none did
 * @param reason why it failed, null if it did not
 * @param reportedAt when its launcher last reported another state, null if it never did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SiteUpdate(SiteDomain site, @Nullable String running, @Nullable ReleaseVersion wanted, boolean held,
		@Nullable UpdateState state, @Nullable ReleaseVersion failed, @Nullable String reason,
		@JsonProperty("reported_at") @Nullable Instant reportedAt) {

	public SiteUpdate {
		requirePresent(site, "site");
	}

}
