package dev.wm.registry.change;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wm.contract.v1.change.GatewayChange;
import dev.wm.contract.v1.change.Plan;
import dev.wm.registry.limit.FairSemaphore;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.plan.PlanMode;
import dev.wm.registry.plan.PlanPreview;
import dev.wm.registry.plan.PlannedWriteException;
import jakarta.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one way to write. Writes come one after the other, each with a revision of its own
 * and a row for each object that it changed; one that changes nothing leaves no trace.
 */
@Component
public class ChangeLog {

	private static final Logger log = LoggerFactory.getLogger(ChangeLog.class);

	// The row lock orders writers everywhere; these keep those of this process from
	// holding a connection each while they wait for it.
	private final FairSemaphore turns = new FairSemaphore(1);

	private final TransactionOperations transactions;

	private final MeshStore mesh;

	private final EntityManager entities;

	private final ObjectStates states;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final PlanMode planning;

	// Who looks ahead reads sites and hosts, and those write here.
	private final ObjectProvider<PlanPreview> foresight;

	ChangeLog(TransactionOperations transactions, MeshStore mesh, EntityManager entities, ObjectStates states,
			Clock clock, ApplicationEventPublisher events, PlanMode planning, ObjectProvider<PlanPreview> foresight) {
		this.transactions = transactions;
		this.mesh = mesh;
		this.entities = entities;
		this.states = states;
		this.clock = clock;
		this.events = events;
		this.planning = planning;
		this.foresight = foresight;
	}

	/**
	 * Does a piece of work in a transaction of its own, while no other write runs. If the
	 * request only asks for a plan, the work is undone and the plan is the answer.
	 * @param actor who asks for it
	 * @param work what to do
	 * @param <T> what it gives back
	 * @return its result, once the change is visible to every reader of this process
	 */
	public <T> T write(Actor actor, Supplier<WriteResult<T>> work) {
		Committed<T> committed = commit(work, (written) -> book(actor, written));
		if (committed.revision() != 0) {
			committed.written()
				.changes()
				.forEach((change) -> log.info("revision={} actor={} action={} {}={}", committed.revision(), actor,
						change.action(), change.kind(), change.name()));
			this.events.publishEvent(new RevisionCommittedEvent(committed.revision()));
		}
		return committed.written().result();
	}

	/**
	 * Does a piece of work that brings its own history: the rows and the revision are a
	 * part of it. All else is as for any other write.
	 * @param actor who asks for it
	 * @param work what to do
	 * @param <T> what it gives back
	 * @return its result, once the change is visible to every reader of this process
	 */
	public <T> T writeHistory(Actor actor, Supplier<WriteResult<T>> work) {
		Committed<T> committed = commit(work, (written) -> new Committed<>(written, this.mesh.revision()));
		log.info("revision={} actor={} action=import objects={}", committed.revision(), actor,
				committed.written().changes().size());
		this.events.publishEvent(new RevisionCommittedEvent(committed.revision()));
		return committed.written().result();
	}

	private <T> Committed<T> commit(Supplier<WriteResult<T>> work, Function<WriteResult<T>, Committed<T>> booking) {
		this.turns.enter();
		try {
			return this.transactions.execute((status) -> {
				this.mesh.lock();
				this.turns.move();
				return this.planning.isAsked() ? plan(work, booking) : booking.apply(work.get());
			});
		}
		finally {
			this.turns.leave();
		}
	}

	private <T> Committed<T> plan(Supplier<WriteResult<T>> work, Function<WriteResult<T>, Committed<T>> booking) {
		Supplier<List<GatewayChange>> effects = this.foresight.getObject().look();
		WriteResult<T> written = booking.apply(work.get()).written();
		throw new PlannedWriteException(new Plan(this.states.differences(written.changes()), effects.get()));
	}

	private <T> Committed<T> book(Actor actor, WriteResult<T> written) {
		if (written.changes().isEmpty()) {
			return new Committed<>(written, 0);
		}
		long revision = this.mesh.nextRevision();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		int position = 0;
		for (Change change : written.changes()) {
			this.entities.persist(new ChangeEntity(new ChangeKey(revision, position), now, actor, change,
					this.states.text(change.before()), this.states.text(change.after())));
			position++;
		}
		// Constraints speak here, where their names can still be told.
		this.entities.flush();
		return new Committed<>(written, revision);
	}

	private record Committed<T>(WriteResult<T> written, long revision) {
	}

}
