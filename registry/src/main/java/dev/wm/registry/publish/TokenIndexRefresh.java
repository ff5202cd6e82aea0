package dev.wm.registry.publish;

import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.credential.CredentialStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reloads the token index from the database. It runs at once and not after the debounce
 * window: a revoked token must not work for one more request.
 */
@Component
class TokenIndexRefresh {

	private final TransactionTemplate transactions;

	private final CredentialStore credentials;

	private final TokenIndex tokens;

	private long read;

	TokenIndexRefresh(PlatformTransactionManager transactions, CredentialStore credentials, TokenIndex tokens) {
		this.transactions = new TransactionTemplate(transactions);
		this.transactions.setReadOnly(true);
		this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.credentials = credentials;
		this.tokens = tokens;
	}

	/**
	 * Reloads the index unless it was read for this ticket or a later one. Concurrent
	 * callers share one read.
	 * @return false if the index was new enough already
	 */
	synchronized boolean refresh(long ticket) {
		if (this.read >= ticket) {
			return false;
		}
		this.transactions.executeWithoutResult(
				(status) -> this.tokens.replace(this.credentials.valid(), this.credentials.spentTokens()));
		this.read = ticket;
		return true;
	}

}
