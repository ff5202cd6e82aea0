package dev.wm.contract.v1;

import java.time.Instant;

import static dev.wm.contract.InvalidValueException.requirePresent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.SiteDomain;

/**
 * A token with which one gateway may enrol once. This is the only time it is shown.
 *
 * @param token the secret
 * @param site the site it is for
 * @param expiresAt when it stops working
 */
public record EnrolmentToken(BearerToken token, SiteDomain site, @JsonProperty("expires_at") Instant expiresAt) {

	public EnrolmentToken {
		requirePresent(token, "token");
		requirePresent(site, "site");
		requirePresent(expiresAt, "expires_at");
	}

}
