package dev.wm.contract.v1.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants the gateways to run ({@code PUT /api/v1/roll-out}).
 *
 * @param version the version, null for the newest release that the registry has; with
 * {@code hold}, null leaves it as it is
 * @param site the site whose gateway is meant, null for all; a site's own version counts
 * until the next roll-out to all
 * @param percent how many of the gateways, 1 to 100, null for all; always the same ones
 * first
 * @param hold whether no gateway begins an update until the next roll-out; absent means
 * no
 * @param isDowngradeAllowed whether gateways that run a newer version take it too; absent
 * means no
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewRollOut(@Nullable ReleaseVersion version, @Nullable SiteDomain site, @Nullable Integer percent,
		@JsonSetter(nulls = Nulls.AS_EMPTY) boolean hold,
		@JsonProperty("is_downgrade_allowed") @JsonSetter(nulls = Nulls.AS_EMPTY) boolean isDowngradeAllowed) {

	public NewRollOut {
		if (percent != null && (percent < 1 || percent > 100)) {
			throw new InvalidValueException("\"percent\" is " + percent + ": expected 1 to 100.");
		}
		if (percent != null && site != null) {
			throw new InvalidValueException("Give either \"site\" or \"percent\": one site has one gateway.");
		}
	}

}
