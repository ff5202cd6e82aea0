package dev.wm.registry.deepcheck;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.registry.check.CheckService;
import dev.wm.registry.deepcheck.rule.ActiveChecks;
import dev.wm.registry.delivery.ProbeNotifier;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins deep checks and tells how far they are. One runs at a time on all registries.
 */
@Service
class DeepCheckService {

	private final DeepCheckRepository table;

	private final MeshStore mesh;

	private final CheckService checkup;

	private final DeepCheckInputReader facts;

	private final ProbeNotifier watch;

	private final TransactionOperations transactions;

	private final Clock clock;

	DeepCheckService(DeepCheckRepository table, MeshStore mesh, CheckService checkup, DeepCheckInputReader facts,
			ProbeNotifier watch, TransactionOperations transactions, Clock clock) {
		this.table = table;
		this.mesh = mesh;
		this.checkup = checkup;
		this.facts = facts;
		this.watch = watch;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Begins one unless one runs.
	 */
	Begun begin() {
		Begun begun = Objects.requireNonNull(this.transactions.execute((status) -> enter()));
		this.watch.look();
		return begun;
	}

	private Begun enter() {
		// Nobody begins another at the same time, or removes a site that is to be asked.
		this.mesh.lock();
		Instant now = now();
		Optional<DeepCheckRun> open = this.table.open();
		if (open.filter((run) -> !run.isDone(now)).isPresent()) {
			return new Begun(open.get().id(), false);
		}
		open.ifPresent((run) -> this.table.end(run.id(), now));
		return new Begun(this.table.add(now, this.checkup.talking()), true);
	}

	/**
	 * How far one is. Who asks first after its end has its checks made.
	 */
	DeepCheck get(long id) {
		return Objects.requireNonNull(this.transactions.execute((status) -> state(require(id))));
	}

	private DeepCheckRun require(long id) {
		return this.table.find(id)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "id",
					"There is no deep check " + id + ": only the last few are kept, so begin another."));
	}

	private DeepCheck state(DeepCheckRun run) {
		if (!run.isDone(now())) {
			return answer(run, List.of());
		}
		this.table.end(run.id(), now());
		return answer(run, this.table.checks(run.id()).orElseGet(() -> make(run)));
	}

	private List<NamedCheck> make(DeepCheckRun run) {
		this.table.keep(run.id(), ActiveChecks.all(this.facts.read(run)));
		return this.table.checks(run.id()).orElseThrow();
	}

	private DeepCheck answer(DeepCheckRun run, List<NamedCheck> checks) {
		return new DeepCheck(run.id(), run.startedAt(), run.isDone(now()), run.probes().size(), run.answered(),
				run.waiting(), checks);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * A deep check that runs.
	 *
	 * @param id its number
	 * @param isNew false if it ran already
	 */
	record Begun(long id, boolean isNew) {
	}

}
