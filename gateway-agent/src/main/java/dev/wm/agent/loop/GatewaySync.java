package dev.wm.agent.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.confirm.CommitConfirm;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.host.Host;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.plan.Step;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.reconcile.ApplyResult;
import dev.wm.agent.reconcile.ConfigSummary;
import dev.wm.agent.reconcile.HostSnapshot;
import dev.wm.agent.reconcile.ReconcileResult;
import dev.wm.agent.reconcile.Reconciler;
import dev.wm.agent.report.ReportSender;
import dev.wm.agent.report.Reporter;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.agent.status.Status;
import org.jspecify.annotations.Nullable;

/**
 * The work of one pass, with the lock held: takes an answer in, looks at the machine, and
 * makes it as it should be.
 */
final class GatewaySync {

	private final GatewaySettings settings;

	private final Host host;

	private final KeyStore keys;

	private final RegistrySession session;

	private final CommitConfirm commitConfirm;

	private final Reconciler reconciler;

	private final Reporter reporter;

	private final ReportSender sender;

	private final EventLog log;

	private boolean started;

	private List<String> problems = List.of();

	GatewaySync(GatewaySettings settings, Host host, KeyStore keys, RegistrySession session,
			CommitConfirm commitConfirm, Reconciler reconciler, Reporter reporter, ReportSender sender, EventLog log) {
		this.settings = settings;
		this.host = host;
		this.keys = keys;
		this.session = session;
		this.commitConfirm = commitConfirm;
		this.reconciler = reconciler;
		this.reporter = reporter;
		this.sender = sender;
		this.log = log;
	}

	@Nullable String newestTag() {
		return this.commitConfirm.newestTag();
	}

	/** Takes an answer in. */
	void settle(CallResult<FetchedConfig> answer) {
		this.session.settle(answer, () -> this.keys.key().publicKey(), () -> snapshot().context().lans())
			.map((fetched) -> new CachedConfig(fetched.json(), fetched.tag(), fetched.revision()))
			.ifPresent(this::offer);
	}

	// Preparing it and looking at the machine both take a while.
	private void offer(CachedConfig config) {
		this.commitConfirm.offer(config);
		this.reconciler.precompile(config);
	}

	SyncResult sync(Supplier<Optional<CallResult<FetchedConfig>>> answer) {
		this.commitConfirm.load(this.session.responses());
		List<Step> steps = new ArrayList<>();
		// At a start, what is known is put in force before the network has its say.
		boolean first = !this.started;
		this.started = true;
		if (first && this.commitConfirm.newest() != null) {
			steps.addAll(reconcile().steps());
		}
		answer.get().ifPresent(this::settle);
		View view = reconcile();
		steps.addAll(view.steps());
		CachedConfig applied = this.reconciler.applied();
		boolean current = applied != null && applied.tag().equals(newestTag());
		return new SyncResult(steps, view.problems(), this.session.isReached() && current && view.isComplete());
	}

	private View reconcile() {
		HostSnapshot snapshot = snapshot();
		this.reporter.observed(snapshot);
		ReconcileResult reconcileResult = this.reconciler.reconcile(snapshot, this.session.responses());
		this.reporter.reconcileResult(reconcileResult, this.reconciler.applied(), this.commitConfirm.revertedTag());
		reconcileResult.steps()
			.forEach((step) -> this.log.event((reconcileResult.isRepair(step) ? "repaired: " : "applied: ") + step));
		return new View(snapshot, reconcileResult);
	}

	private HostSnapshot snapshot() {
		return HostSnapshot.of(this.host.observe(), this.settings, this.keys.key());
	}

	/** What there is to look at from here, empty if nothing is in force. */
	Optional<ProbeTargets> targets() {
		return this.reconciler.facts().map(ConfigSummary::targets);
	}

	/** Whether the registry was heard since something new came in force. */
	boolean canConfirm() {
		return this.commitConfirm.canConfirm(this.session.responses());
	}

	/** Takes note of it. */
	void confirm() {
		this.commitConfirm.judge(this.session.responses(), Map.of());
	}

	/** Says what is wrong, here and to the registry. */
	void report(List<String> problems) {
		this.log.problems(problems);
		this.problems = problems;
		this.sender.send(this.reporter.report(problems), this.reporter::withPeers);
		if (this.reconciler.facts().filter(ConfigSummary::rotateKey).isPresent() && this.session.isReached()) {
			this.session.sendKey(this.keys.next().publicKey());
		}
	}

	/** How this gateway is doing, its peers aside. */
	Status status(Instant now) {
		Map<String, String> names = this.reconciler.facts().map(ConfigSummary::peers).orElse(Map.of());
		int count = this.reconciler.facts().map(ConfigSummary::names).orElse(0);
		return new Status(this.reporter.report(this.problems), this.session.isReached(), count, names,
				now.getEpochSecond(), now.getEpochSecond());
	}

	/** The same with how the tunnels stand. */
	Status withPeers(Status status) {
		return status.reporting(this.reporter.withPeers(status.report()));
	}

	/**
	 * The machine and what was done to it.
	 *
	 * @param surveyed what it looked like before
	 * @param reconciled what was done
	 */
	private record View(HostSnapshot snapshot, ReconcileResult reconcileResult) {

		List<Step> steps() {
			return this.reconcileResult.steps();
		}

		List<String> problems() {
			List<String> problems = new ArrayList<>(this.snapshot.problems());
			problems.addAll(this.reconcileResult.problems());
			return problems;
		}

		boolean isComplete() {
			return this.reconcileResult.applied().map(ApplyResult::isComplete).orElse(false);
		}

	}

}
