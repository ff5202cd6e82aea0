package dev.wm.contract.v1.enrolment;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A token with which one gateway or device may enrol once. This is the only time it is
 * shown.
 *
 * @param token the secret
 * @param id its number, for revoking it
 * @param site the site it is for, null for a device's
 * @param device the device it is for, null for a gateway's
 * @param expiresAt when it expires
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrolmentToken(BearerToken token, long id, @Nullable SiteDomain site, @Nullable DnsLabel device,
		@JsonProperty("expires_at") Instant expiresAt) {

	public EnrolmentToken {
		requirePresent(token, "token");
		requirePresent(expiresAt, "expires_at");
	}

}
