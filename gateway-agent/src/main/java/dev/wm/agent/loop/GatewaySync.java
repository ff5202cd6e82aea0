package dev.wm.agent.loop;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.confirm.CommitConfirm;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.plan.Step;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.probe.PinTargets;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.reconcile.ApplyResult;
import dev.wm.agent.reconcile.ConfigSummary;
import dev.wm.agent.reconcile.HostSnapshot;
import dev.wm.agent.reconcile.LanAddressWatch;
import dev.wm.agent.reconcile.ReconcileResult;
import dev.wm.agent.reconcile.Reconciler;
import dev.wm.agent.report.ReportSender;
import dev.wm.agent.report.Reporter;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.agent.status.Status;
import dev.wm.contract.text.PlainText;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.gateway.RefusedSource;
import org.jspecify.annotations.Nullable;

/**
 * One sync, done with the instance lock held: accepts the poll result, observes the
 * machine and reconciles it.
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

	private final PinWatch pins;

	private final UpstreamWatch upstreams;

	private final LanAddressWatch addresses;

	private final FirewallWatch firewalls;

	private final List<String> settingsProblems;

	private final EventLog log;

	private List<PinTargets.Lan> lans = List.of();

	private List<String> leftOut = List.of();

	private boolean started;

	private List<String> problems = List.of();

	private List<HostSighting> sightings = List.of();

	GatewaySync(GatewaySettings settings, Host host, KeyStore keys, RegistrySession session,
			CommitConfirm commitConfirm, Reconciler reconciler, Reporter reporter, ReportSender sender, PinWatch pins,
			UpstreamWatch upstreams, FirewallWatch firewalls, LanAddressWatch addresses, List<String> settingsProblems,
			EventLog log) {
		this.settings = settings;
		this.host = host;
		this.keys = keys;
		this.session = session;
		this.commitConfirm = commitConfirm;
		this.reconciler = reconciler;
		this.reporter = reporter;
		this.sender = sender;
		this.pins = pins;
		this.upstreams = upstreams;
		this.addresses = addresses;
		this.firewalls = firewalls;
		this.settingsProblems = List.copyOf(settingsProblems);
		this.log = log;
	}

	@Nullable String newestTag() {
		return this.commitConfirm.newestTag();
	}

	/** Accepts a poll result, and starts to compile a configuration that is new. */
	void accept(CallResult<FetchedConfig> pollResult) {
		this.session.accept(pollResult, () -> this.keys.key().publicKey(), () -> snapshot().context().lans())
			.map((fetched) -> new CachedConfig(fetched.json(), fetched.tag(), fetched.revision()))
			.ifPresent(this::offer);
	}

	// Compiling it and observing the machine both take a while.
	private void offer(CachedConfig config) {
		this.commitConfirm.offer(config);
		this.reconciler.precompile(config);
	}

	SyncResult sync(Supplier<Optional<CallResult<FetchedConfig>>> pollResult) {
		this.commitConfirm.load(this.session.responses());
		List<Step> steps = new ArrayList<>();
		// At a start, the last good configuration is applied before the network is asked.
		boolean first = !this.started;
		this.started = true;
		if (first && this.commitConfirm.newest() != null) {
			steps.addAll(reconcile().steps());
		}
		pollResult.get().ifPresent(this::accept);
		View view = reconcile();
		steps.addAll(view.steps());
		List<String> problems = new ArrayList<>(this.settingsProblems);
		problems.addAll(view.problems());
		CachedConfig applied = this.reconciler.applied();
		boolean current = applied != null && applied.tag().equals(newestTag());
		return new SyncResult(steps, problems, this.session.isReached() && current && view.isComplete());
	}

	private View reconcile() {
		HostSnapshot snapshot = snapshot();
		this.reporter.observed(snapshot);
		this.leftOut = snapshot.leftOut();
		this.lans = snapshot.context()
			.lanAddresses()
			.stream()
			.map((lan) -> new PinTargets.Lan(lan.lan(), lan.address()))
			.toList();
		ReconcileResult result = this.session.cloneRefusal()
			.map((refusal) -> this.reconciler.keepStill(snapshot, refusal))
			.orElseGet(() -> this.reconciler.reconcile(snapshot, this.session.responses()));
		this.reconciler.summary().map(ConfigSummary::site).ifPresent(this.session::identify);
		this.reporter.reconciled(result, this.reconciler.applied(), this.commitConfirm.revertedTag());
		if (result.steps().stream().anyMatch(result::isRepair)) {
			this.sender.repaired();
		}
		result.steps().forEach((step) -> this.log.event((result.isRepair(step) ? "repaired: " : "applied: ") + step));
		firewallTargets().ifPresent(this.firewalls::check);
		return new View(snapshot, result, moved(snapshot), this.firewalls.problems());
	}

	// A disk that takes nothing is reported by what needs it.
	private List<String> moved(HostSnapshot snapshot) {
		try {
			return this.addresses.problems(snapshot.context().lanAddresses());
		}
		catch (UncheckedIOException ex) {
			return List.of();
		}
	}

	/** Takes the present LAN addresses for the ones that others know. */
	List<LanAddress> acceptAddresses() {
		List<LanAddress> present = snapshot().context().lanAddresses();
		this.addresses.accept(present);
		return present;
	}

	/** What the mesh's traffic follows from, empty if nothing is applied. */
	Optional<FirewallTargets> firewallTargets() {
		return this.reconciler.summary()
			.map((summary) -> new FirewallTargets(summary, this.settings.mesh().text(), this.lans));
	}

	/** Undoes what the agent has opened in other firewalls. */
	void close() {
		this.firewalls.close();
	}

	private HostSnapshot snapshot() {
		return HostSnapshot.of(this.host.observe(), this.settings, this.keys.key(), this.reconciler.hosts(),
				this.upstreams::states);
	}

	/** Completes when the kernel reports a change of what the agent manages. */
	CompletableFuture<?> change() {
		return this.host.change();
	}

	/** The probe targets of the applied configuration, empty if none is applied. */
	Optional<ProbeTargets> targets() {
		return this.reconciler.summary().map(ConfigSummary::targets);
	}

	/**
	 * Whether the registry has answered since an unconfirmed configuration was applied.
	 */
	boolean canConfirm() {
		return this.commitConfirm.canConfirm(this.session.responses());
	}

	/** Confirms that configuration. */
	void confirm() {
		this.commitConfirm.update(this.session.responses(), Map.of());
	}

	/**
	 * Logs the problems and sends the report, and a new public key if the registry asks
	 * for one.
	 */
	void report(List<String> problems) {
		this.log.problems(problems);
		this.problems = problems;
		this.sightings = targets().map((targets) -> this.pins.sightings(PinTargets.of(targets.hosts(), this.lans)))
			.orElse(List.of());
		this.reporter.refused(this::refusedSources);
		this.sender.send(this.reporter.report(problems, this.sightings, this.firewalls.blocks()),
				this.reporter::withPeers);
		if (this.reconciler.summary().filter(ConfigSummary::rotateKey).isPresent() && this.session.isReached()) {
			this.session.sendKey(this.keys.next().publicKey());
		}
		if (this.reconciler.isOwnKeyUnknown() && this.session.isReached()) {
			PrivateKey key = this.keys.key();
			this.session.proveKey(key.publicKey(), key::prove);
		}
	}

	// A note only: what cannot be listed is a problem elsewhere.
	private List<RefusedSource> refusedSources() {
		try {
			return this.host.refusedSources();
		}
		catch (HostException ex) {
			return List.of();
		}
	}

	/** The status without its peers, which are many. */
	Status status(Instant now) {
		Map<String, String> names = this.reconciler.summary().map(ConfigSummary::peers).orElse(Map.of());
		int count = this.reconciler.summary().map(ConfigSummary::names).orElse(0);
		return new Status(this.reporter.report(this.problems, this.sightings, this.firewalls.blocks()),
				this.session.isReached(), count, names, this.leftOut, now.getEpochSecond(), now.getEpochSecond(),
				now.getEpochSecond(), ProcessHandle.current().pid(), this.session.hasAnswered(),
				PlainText.of(this.session.refusal()));
	}

	/** The same with its peers. */
	Status withPeers(Status status) {
		return status.withReport(this.reporter.withPeers(status.report()));
	}

	/**
	 * The observed machine and the result of reconciling it.
	 *
	 * @param snapshot the machine before
	 * @param result what was done
	 * @param moved a sentence for each LAN address that changed
	 * @param firewalls a sentence for each problem with other firewalls
	 */
	private record View(HostSnapshot snapshot, ReconcileResult result, List<String> moved, List<String> firewalls) {

		List<Step> steps() {
			return this.result.steps();
		}

		List<String> problems() {
			List<String> problems = new ArrayList<>(this.snapshot.problems());
			problems.addAll(this.moved);
			problems.addAll(this.result.problems());
			problems.addAll(this.firewalls);
			return problems;
		}

		boolean isComplete() {
			return this.result.applied().map(ApplyResult::isComplete).orElse(false);
		}

	}

}
