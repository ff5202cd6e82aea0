package dev.wm.contract.v1.enrolment;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * An enrolment token as an administrator sees it afterwards, without its secret.
 *
 * @param id its number, for revoking it
 * @param site the site it is for, null for a device's
 * @param device the device it is for, null for a gateway's
 * @param createdAt when it was made
 * @param expiresAt when it expires
 * @param usedAt when it was used, null while it was not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingEnrolment(long id, @Nullable SiteDomain site, @Nullable DnsLabel device,
		@JsonProperty("created_at") Instant createdAt, @JsonProperty("expires_at") Instant expiresAt,
		@JsonProperty("used_at") @Nullable Instant usedAt) {

	public PendingEnrolment {
		requirePresent(createdAt, "created_at");
		requirePresent(expiresAt, "expires_at");
	}

}
