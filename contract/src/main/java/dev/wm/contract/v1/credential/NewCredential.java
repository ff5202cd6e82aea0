package dev.wm.contract.v1.credential;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A credential to make with {@code POST /api/v1/credentials}. Gateways and devices get
 * theirs when they enrol.
 *
 * @param kind {@link CredentialKind#ADMIN} or {@link CredentialKind#VIEWER}
 * @param label its label, null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewCredential(CredentialKind kind, @Nullable String label) {

	public NewCredential {
		requirePresent(kind, "kind");
		if (kind != CredentialKind.ADMIN && kind != CredentialKind.VIEWER) {
			throw new InvalidValueException(
					"Only credentials for admin and viewer are made this way: give a gateway or device an enrolment token.");
		}
	}

}
