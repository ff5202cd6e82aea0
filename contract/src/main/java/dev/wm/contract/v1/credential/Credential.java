package dev.wm.contract.v1.credential;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A credential as an administrator sees it: never its secret.
 *
 * @param id its number, for revoking it
 * @param kind its role
 * @param label its label, null if it has none
 * @param site whose gateway has it, null if no gateway does
 * @param device which device has it, null if none does
 * @param createdAt when it was made
 * @param lastUsed when it was last used, accurate to about a minute, null if never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Credential(long id, CredentialKind kind, @Nullable String label, @Nullable SiteDomain site,
		@Nullable DnsLabel device, @JsonProperty("created_at") Instant createdAt,
		@JsonProperty("last_used") @Nullable Instant lastUsed) {

	public Credential {
		requirePresent(kind, "kind");
		requirePresent(createdAt, "created_at");
	}

}
