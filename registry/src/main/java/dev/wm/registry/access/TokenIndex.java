package dev.wm.registry.access;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

/**
 * Every valid token's hash, in memory, so that letting a caller in needs no database.
 */
@Component
public class TokenIndex {

	private final Clock clock;

	private final CredentialLastUse uses;

	private volatile Map<TokenHash, ValidToken> tokens = Map.of();

	TokenIndex(Clock clock, CredentialLastUse uses) {
		this.clock = clock;
		this.uses = uses;
	}

	/**
	 * Whom a token lets in.
	 * @param secret the text that the caller showed
	 * @return the caller, empty if the token is not, or no longer, valid
	 */
	public Optional<Caller> find(String secret) {
		ValidToken known = this.tokens.get(TokenHash.of(secret));
		if (known == null || !known.isValidAt(this.clock.instant())) {
			return Optional.empty();
		}
		if (known.expiresAt() == null) {
			this.uses.note(known.caller().id());
		}
		return Optional.of(known.caller());
	}

	/**
	 * Takes over what the database holds now.
	 * @param current every valid token
	 */
	public void replace(Collection<ValidToken> current) {
		this.tokens = current.stream().collect(Collectors.toUnmodifiableMap(ValidToken::hash, (token) -> token));
	}

}
