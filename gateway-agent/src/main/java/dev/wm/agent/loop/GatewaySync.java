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

	private final RegistrySession contact;

	private final CommitConfirm choice;

	private final Reconciler reconciler;

	private final Reporter reporter;

	private final ReportSender sender;

	private final EventLog log;

	private boolean started;

	private List<String> problems = List.of();

	GatewaySync(GatewaySettings settings, Host host, KeyStore keys, RegistrySession contact, CommitConfirm choice,
			Reconciler reconciler, Reporter reporter, ReportSender sender, EventLog log) {
		this.settings = settings;
		this.host = host;
		this.keys = keys;
		this.contact = contact;
		this.choice = choice;
		this.reconciler = reconciler;
		this.reporter = reporter;
		this.sender = sender;
		this.log = log;
	}

	@Nullable String newestTag() {
		return this.choice.newestTag();
	}

	/** Takes an answer in. */
	void settle(CallResult<FetchedConfig> answer) {
		this.contact.settle(answer, () -> this.keys.key().publicKey(), () -> survey().locality().lans())
			.map((fetched) -> new CachedConfig(fetched.json(), fetched.tag(), fetched.revision()))
			.ifPresent(this::offer);
	}

	// Preparing it and looking at the machine both take a while.
	private void offer(CachedConfig config) {
		this.choice.offer(config);
		this.reconciler.foresee(config);
	}

	SyncResult pass(Supplier<Optional<CallResult<FetchedConfig>>> answer) {
		this.choice.load(this.contact.answers());
		List<Step> steps = new ArrayList<>();
		// At a start, what is known is put in force before the network has its say.
		boolean first = !this.started;
		this.started = true;
		if (first && this.choice.newest() != null) {
			steps.addAll(reconcile().steps());
		}
		answer.get().ifPresent(this::settle);
		View view = reconcile();
		steps.addAll(view.steps());
		CachedConfig applied = this.reconciler.applied();
		boolean current = applied != null && applied.tag().equals(newestTag());
		return new SyncResult(steps, view.problems(), this.contact.isReached() && current && view.isComplete());
	}

	private View reconcile() {
		HostSnapshot survey = survey();
		this.reporter.looked(survey);
		ReconcileResult reconciled = this.reconciler.reconcile(survey, this.contact.answers());
		this.reporter.reconciled(reconciled, this.reconciler.applied(), this.choice.revertedTag());
		reconciled.steps()
			.forEach((step) -> this.log.event((reconciled.isRepair(step) ? "repaired: " : "applied: ") + step));
		return new View(survey, reconciled);
	}

	private HostSnapshot survey() {
		return HostSnapshot.of(this.host.observe(), this.settings, this.keys.key());
	}

	/** What there is to look at from here, empty if nothing is in force. */
	Optional<ProbeTargets> targets() {
		return this.reconciler.facts().map(ConfigSummary::targets);
	}

	/** Whether the registry was heard since something new came in force. */
	boolean isProved() {
		return this.choice.isProved(this.contact.answers());
	}

	/** Takes note of it. */
	void confirm() {
		this.choice.judge(this.contact.answers(), Map.of());
	}

	/** Says what is wrong, here and to the registry. */
	void tell(List<String> problems) {
		this.log.problems(problems);
		this.problems = problems;
		this.sender.send(this.reporter.report(problems), this.reporter::withPeers);
		if (this.reconciler.facts().filter(ConfigSummary::rotateKey).isPresent() && this.contact.isReached()) {
			this.contact.newKey(this.keys.next().publicKey());
		}
	}

	/** How this gateway is doing, its peers aside. */
	Status status(Instant now) {
		Map<String, String> names = this.reconciler.facts().map(ConfigSummary::peers).orElse(Map.of());
		int count = this.reconciler.facts().map(ConfigSummary::names).orElse(0);
		return new Status(this.reporter.report(this.problems), this.contact.isReached(), count, names,
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
	private record View(HostSnapshot surveyed, ReconcileResult reconciled) {

		List<Step> steps() {
			return this.reconciled.steps();
		}

		List<String> problems() {
			List<String> problems = new ArrayList<>(this.surveyed.problems());
			problems.addAll(this.reconciled.problems());
			return problems;
		}

		boolean isComplete() {
			return this.reconciled.applied().map(ApplyResult::isComplete).orElse(false);
		}

	}

}
