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
 * Starts deep checks and reads their state. One runs at a time on all registries.
 */
@Service
class DeepCheckService {

	private final DeepCheckRepository repository;

	private final MeshStore mesh;

	private final CheckService checkService;

	private final DeepCheckInputReader inputReader;

	private final ProbeNotifier notifier;

	private final TransactionOperations transactions;

	private final Clock clock;

	DeepCheckService(DeepCheckRepository repository, MeshStore mesh, CheckService checkService,
			DeepCheckInputReader inputReader, ProbeNotifier notifier, TransactionOperations transactions, Clock clock) {
		this.repository = repository;
		this.mesh = mesh;
		this.checkService = checkService;
		this.inputReader = inputReader;
		this.notifier = notifier;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Starts a deep check unless one runs.
	 */
	StartResult start() {
		StartResult started = Objects.requireNonNull(this.transactions.execute((status) -> enter()));
		this.notifier.refresh();
		return started;
	}

	private StartResult enter() {
		// No other start, and no removal of a site, may run at the same time.
		this.mesh.lock();
		Instant now = now();
		Optional<DeepCheckRun> open = this.repository.open();
		if (open.filter((run) -> !run.isDone(now)).isPresent()) {
			return new StartResult(open.get().id(), false);
		}
		open.ifPresent((run) -> this.repository.end(run.id(), now));
		return new StartResult(this.repository.add(now, this.checkService.polling()), true);
	}

	/**
	 * The state of a deep check. The first read after its end evaluates and stores its
	 * checks.
	 */
	DeepCheck get(long id) {
		return Objects.requireNonNull(this.transactions.execute((status) -> state(require(id))));
	}

	private DeepCheckRun require(long id) {
		return this.repository.find(id)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "id",
					"There is no deep check " + id + ": only the last few are kept, so start another."));
	}

	private DeepCheck state(DeepCheckRun run) {
		if (!run.isDone(now())) {
			return answer(run, List.of());
		}
		this.repository.end(run.id(), now());
		return answer(run, this.repository.checks(run.id()).orElseGet(() -> make(run)));
	}

	private List<NamedCheck> make(DeepCheckRun run) {
		this.repository.keep(run.id(), ActiveChecks.evaluate(this.inputReader.read(run)));
		return this.repository.checks(run.id()).orElseThrow();
	}

	private DeepCheck answer(DeepCheckRun run, List<NamedCheck> checks) {
		return new DeepCheck(run.id(), run.startedAt(), run.isDone(now()), run.probes().size(), run.answered(),
				run.waiting(), checks);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	/**
	 * The deep check that runs after a start.
	 *
	 * @param id its number
	 * @param isNew false if it ran already
	 */
	record StartResult(long id, boolean isNew) {
	}

}
