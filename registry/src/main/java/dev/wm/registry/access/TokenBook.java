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
public class TokenBook {

	private final Clock clock;

	private volatile Map<TokenHash, KnownToken> tokens = Map.of();

	TokenBook(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Whom a token lets in.
	 * @param secret the text that the caller showed
	 * @return the caller, empty if the token is not, or no longer, valid
	 */
	public Optional<Caller> find(String secret) {
		KnownToken known = this.tokens.get(TokenHash.of(secret));
		return (known != null && known.isValidAt(this.clock.instant())) ? Optional.of(known.caller())
				: Optional.empty();
	}

	/**
	 * Takes over what the database holds now.
	 * @param current every valid token
	 */
	public void replace(Collection<KnownToken> current) {
		this.tokens = current.stream().collect(Collectors.toUnmodifiableMap(KnownToken::hash, (token) -> token));
	}

}
