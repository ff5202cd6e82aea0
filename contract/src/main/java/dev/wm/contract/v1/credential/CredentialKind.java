package dev.wm.contract.v1.credential;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The role of a credential: what its bearer may do.
 */
public enum CredentialKind {

	/** Everything but what only a gateway or device does. */
	@JsonProperty("admin")
	ADMIN,

	/** Reading everything that an administrator may read, and no secret. */
	@JsonProperty("viewer")
	VIEWER,

	/** One site's gateway: its own view and its own report. */
	@JsonProperty("gateway")
	GATEWAY,

	/** One device: its own view, its own key, its own removal. */
	@JsonProperty("device")
	DEVICE;

	/** As the API writes it. */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
