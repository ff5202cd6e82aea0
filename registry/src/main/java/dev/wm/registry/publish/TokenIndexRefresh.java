package dev.wm.registry.publish;

import dev.wm.registry.access.TokenIndex;
import dev.wm.registry.credential.CredentialStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes over who is let in. It does not wait for a burst to end: a token that was revoked
 * must not be good for one more request.
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
	 * Sees to it that the book is as new as a reason to read it again. Those who come
	 * together share one look.
	 * @return false if it was as new already
	 */
	synchronized boolean refresh(long reason) {
		if (this.read >= reason) {
			return false;
		}
		this.tokens.replace(this.transactions.execute((status) -> this.credentials.valid()));
		this.read = reason;
		return true;
	}

}
