package dev.wm.registry.change;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.wm.registry.mesh.MeshStore;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to write. Writes come one after the other, each with a revision of its own
 * and a row that says what it did; one that changes nothing leaves no trace.
 */
@Component
public class Ledger {

	private static final Logger log = LoggerFactory.getLogger(Ledger.class);

	// The row lock orders writers everywhere; this one keeps those of this process from
	// holding a connection each while they wait for it.
	private final Lock turn = new ReentrantLock(true);

	private final TransactionOperations transactions;

	private final MeshStore mesh;

	private final EntityManager entities;

	private final JsonMapper json;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	Ledger(TransactionOperations transactions, MeshStore mesh, EntityManager entities, JsonMapper json, Clock clock,
			ApplicationEventPublisher events) {
		this.transactions = transactions;
		this.mesh = mesh;
		this.entities = entities;
		this.json = json;
		this.clock = clock;
		this.events = events;
	}

	/**
	 * Does a piece of work in a transaction of its own, while no other write runs.
	 * @param actor who asks for it
	 * @param work what to do
	 * @param <T> what it gives back
	 * @return its result, once the change is visible to every reader of this process
	 */
	public <T> T write(Actor actor, Supplier<Written<T>> work) {
		Committed<T> committed = commit(actor, work);
		Change change = committed.written().change();
		if (change != null) {
			log.info("revision={} actor={} action={} {}={}", committed.revision(), actor, change.action(),
					change.kind(), change.name());
			this.events.publishEvent(new RevisionCommitted(committed.revision()));
		}
		return committed.written().result();
	}

	private <T> Committed<T> commit(Actor actor, Supplier<Written<T>> work) {
		this.turn.lock();
		try {
			return this.transactions.execute((status) -> {
				this.mesh.lock();
				return book(actor, work.get());
			});
		}
		finally {
			this.turn.unlock();
		}
	}

	private <T> Committed<T> book(Actor actor, Written<T> written) {
		Change change = written.change();
		if (change == null) {
			return new Committed<>(written, 0);
		}
		long revision = this.mesh.nextRevision();
		this.entities.persist(new ChangeEntity(revision, this.clock.instant().truncatedTo(ChronoUnit.MICROS), actor,
				change, state(change.before()), state(change.after())));
		// Constraints speak here, where their names can still be told.
		this.entities.flush();
		return new Committed<>(written, revision);
	}

	private @Nullable String state(@Nullable Object state) {
		return (state != null) ? this.json.writeValueAsString(state) : null;
	}

	private record Committed<T>(Written<T> written, long revision) {
	}

}
