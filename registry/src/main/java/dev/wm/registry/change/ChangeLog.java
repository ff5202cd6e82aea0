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
 * The only way to write. Writes run one after the other, each in a transaction with a
 * revision of its own and one row for each changed object; a write that changes nothing
 * leaves no revision. Thread-safe.
 */
@Component
public class ChangeLog {

	private static final Logger log = LoggerFactory.getLogger(ChangeLog.class);

	// The row lock orders writers of all registries; this keeps those of this process
	// from
	// holding a connection each while they wait for it.
	private final FairSemaphore semaphore = new FairSemaphore(1);

	private final TransactionOperations transactions;

	private final MeshStore mesh;

	private final EntityManager entities;

	private final ObjectStates states;

	private final Clock clock;

	private final ApplicationEventPublisher events;

	private final MachineWrites machineWrites;

	private final PlanMode planMode;

	// A provider, since previews read sites and hosts, whose services write here.
	private final ObjectProvider<PlanPreview> planPreviews;

	ChangeLog(TransactionOperations transactions, MeshStore mesh, EntityManager entities, ObjectStates states,
			Clock clock, ApplicationEventPublisher events, MachineWrites machineWrites, PlanMode planMode,
			ObjectProvider<PlanPreview> planPreviews) {
		this.transactions = transactions;
		this.mesh = mesh;
		this.entities = entities;
		this.states = states;
		this.clock = clock;
		this.events = events;
		this.machineWrites = machineWrites;
		this.planMode = planMode;
		this.planPreviews = planPreviews;
	}

	/**
	 * Runs work in a transaction of its own, while no other write runs. If the request
	 * asks for a plan, the work is rolled back and {@link PlannedWriteException} carries
	 * the plan.
	 * @param actor the caller
	 * @param work changes objects and returns its changes
	 * @param <T> the type of the result
	 * @return the result, once the change is visible to every reader of this process
	 * @throws dev.wm.registry.problem.RefusedException if a gateway or device writes too
	 * often, or its credential was revoked after its request was let in
	 */
	public <T> T write(Actor actor, Supplier<WriteResult<T>> work) {
		Committed<T> committed = commit(() -> {
			this.machineWrites.requireCredential(actor);
			return work.get();
		}, (written) -> record(actor, written));
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
	 * Runs work that brings its own rows and revision, such as an import. All else is as
	 * for any other write.
	 * @param actor the caller
	 * @param work changes objects and returns its changes
	 * @param <T> the type of the result
	 * @return the result, once the change is visible to every reader of this process
	 */
	public <T> T writeHistory(Actor actor, Supplier<WriteResult<T>> work) {
		Committed<T> committed = commit(work, (written) -> new Committed<>(written, this.mesh.revision()));
		log.info("revision={} actor={} action=import objects={}", committed.revision(), actor,
				committed.written().changes().size());
		this.events.publishEvent(new RevisionCommittedEvent(committed.revision()));
		return committed.written().result();
	}

	private <T> Committed<T> commit(Supplier<WriteResult<T>> work, Function<WriteResult<T>, Committed<T>> recorder) {
		this.semaphore.acquire();
		try {
			return this.transactions.execute((status) -> {
				this.mesh.lock();
				this.semaphore.progress();
				return this.planMode.isActive() ? plan(work, recorder) : recorder.apply(work.get());
			});
		}
		finally {
			this.semaphore.release();
		}
	}

	private <T> Committed<T> plan(Supplier<WriteResult<T>> work, Function<WriteResult<T>, Committed<T>> recorder) {
		Supplier<List<GatewayChange>> effects = this.planPreviews.getObject().start();
		WriteResult<T> written = recorder.apply(work.get()).written();
		throw new PlannedWriteException(new Plan(this.states.differences(written.changes()), effects.get()));
	}

	private <T> Committed<T> record(Actor actor, WriteResult<T> written) {
		if (written.changes().isEmpty()) {
			return new Committed<>(written, 0);
		}
		this.machineWrites.count(actor);
		long revision = this.mesh.nextRevision();
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MICROS);
		int position = 0;
		for (Change change : written.changes()) {
			this.entities.persist(new ChangeEntity(new ChangeKey(revision, position), now, actor, change,
					this.states.text(change.before()), this.states.text(change.after())));
			position++;
		}
		// Constraints fail here, where their names are still known.
		this.entities.flush();
		return new Committed<>(written, revision);
	}

	private record Committed<T>(WriteResult<T> written, long revision) {
	}

}
