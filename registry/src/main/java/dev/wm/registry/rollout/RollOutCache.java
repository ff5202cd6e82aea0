package dev.wm.registry.rollout;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.WantedRelease;
import dev.wm.registry.publish.ViewsPublishedEvent;
import dev.wm.registry.release.ReleaseCatalog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The roll-out in memory, so that gateways are answered without a query. It is read again
 * after each write of it, and when another registry on this database has written. While
 * the database does not answer, the last one counts, but no gateway begins an update: if
 * that failed, nobody would know. Thread-safe.
 */
@Component
class RollOutCache {

	private static final Logger log = LoggerFactory.getLogger(RollOutCache.class);

	private final RollOutRepository repository;

	private final ReleaseCatalog releases;

	private final TransactionTemplate transactions;

	private volatile RollOutState state = RollOutState.NOTHING;

	private volatile boolean current;

	RollOutCache(RollOutRepository repository, ReleaseCatalog releases, PlatformTransactionManager transactions) {
		this.repository = repository;
		this.releases = releases;
		// A listener may run while a transaction is still being completed.
		this.transactions = new TransactionTemplate(transactions);
		this.transactions.setReadOnly(true);
		this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		refresh();
	}

	Optional<WantedRelease> wanted(SiteDomain site) {
		RollOutState known = this.state;
		return known.wanted(site, this.releases::has)
			.filter((wanted) -> this.current || known.running(site).contains(wanted.version()));
	}

	@EventListener(ViewsPublishedEvent.class)
	@Scheduled(fixedDelay = 10, initialDelay = 10, timeUnit = TimeUnit.SECONDS)
	synchronized void refresh() {
		try {
			this.state = this.transactions.execute((status) -> this.repository.state());
			this.current = true;
		}
		catch (DataAccessException | TransactionException ex) {
			this.current = false;
			log.debug("The roll-out cannot be read now; it is tried again", ex);
		}
	}

}
