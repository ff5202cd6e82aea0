package dev.wm.registry.access;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * The hashes of all valid tokens in memory, so that authentication needs no query.
 * Thread-safe.
 */
@Component
public class TokenIndex {

	private final Clock clock;

	private final CredentialLastUse lastUse;

	private volatile Map<TokenHash, ValidToken> tokens = Map.of();

	TokenIndex(Clock clock, CredentialLastUse lastUse) {
		this.clock = clock;
		this.lastUse = lastUse;
	}

	/**
	 * Authenticates a token.
	 * @param secret the token as sent
	 * @return the caller, empty if the token is not valid (any more)
	 */
	public Optional<Caller> find(String secret) {
		ValidToken known = this.tokens.get(TokenHash.of(secret));
		if (known == null || !known.isValidAt(this.clock.instant())) {
			return Optional.empty();
		}
		if (known.expiresAt() == null) {
			this.lastUse.note(known.caller().id());
		}
		return Optional.of(known.caller());
	}

	/**
	 * Replaces all tokens.
	 * @param current every valid token
	 */
	public void replace(Collection<ValidToken> current) {
		this.tokens = current.stream().collect(Collectors.toUnmodifiableMap(ValidToken::hash, (token) -> token));
	}

}
