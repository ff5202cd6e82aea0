package dev.wm.registry.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A token that is valid now, known by its hash.
 *
 * @param hash what is kept of it
 * @param caller whom it lets in
 * @param expiresAt when it stops working, null if it does not
 */
public record ValidToken(TokenHash hash, Caller caller, @Nullable Instant expiresAt) {

	boolean isValidAt(Instant now) {
		return this.expiresAt == null || now.isBefore(this.expiresAt);
	}

}
