package dev.wm.registry.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A valid token, known by its hash.
 *
 * @param hash what is kept of it
 * @param caller the caller that it authenticates
 * @param expiresAt when it expires, null if it does not
 */
public record ValidToken(TokenHash hash, Caller caller, @Nullable Instant expiresAt) {

	boolean isValidAt(Instant now) {
		return this.expiresAt == null || now.isBefore(this.expiresAt);
	}

}
