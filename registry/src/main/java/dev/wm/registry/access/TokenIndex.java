package dev.wm.registry.access;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.contract.v1.Problem;
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

	private volatile Map<TokenHash, SpentToken> spent = Map.of();

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
	 * Why a token is refused.
	 * @param shown the token as sent, empty if none was
	 * @return the problem for the caller
	 */
	Problem refusal(Optional<String> shown) {
		return shown.map(TokenHash::of)
			.flatMap(this::spent)
			.map(SpentToken::problem)
			.orElse(AccessProblems.UNAUTHENTICATED);
	}

	// One that has expired since the last write is still among the others.
	private Optional<SpentToken> spent(TokenHash hash) {
		ValidToken known = this.tokens.get(hash);
		return (known != null && known.expiresAt() != null)
				? Optional.of(new SpentToken(hash, null, known.expiresAt(), known.caller()))
				: Optional.ofNullable(this.spent.get(hash));
	}

	/**
	 * Replaces all tokens.
	 * @param current every valid token
	 * @param former enrolment tokens that are valid no more
	 */
	public void replace(Collection<ValidToken> current, Collection<SpentToken> former) {
		this.spent = former.stream().collect(Collectors.toUnmodifiableMap(SpentToken::hash, (token) -> token));
		this.tokens = current.stream().collect(Collectors.toUnmodifiableMap(ValidToken::hash, (token) -> token));
	}

}
