package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.confirm.CommitConfirm;
import dev.wm.agent.desired.ConfigParser;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Makes the machine's state the one that the newest acceptable configuration asks for,
 * and keeps it so.
 */
public final class Reconciler {

	private final ConfigCompiler newestCompiler;

	private final ConfigCompiler lastGoodCompiler;

	private final Applier applier;

	private final CommitConfirm commitConfirm;

	private final KeyStore keys;

	private @Nullable CachedConfig applied;

	private @Nullable RenderedConfig rendered;

	private boolean leftAlone;

	private Optional<ConfigSummary> summary = Optional.empty();

	private Optional<ConfigSummary> confirmed = Optional.empty();

	public Reconciler(Host host, CommitConfirm commitConfirm, KeyStore keys, Executor parallel) {
		this.newestCompiler = new ConfigCompiler(host, keys, parallel);
		this.lastGoodCompiler = new ConfigCompiler(host, keys, parallel);
		this.applier = new Applier(host, parallel);
		this.commitConfirm = commitConfirm;
		this.keys = keys;
	}

	/**
	 * Starts to compile the configuration that the next reconciliation is likely to
	 * apply.
	 */
	public void precompile(CachedConfig config) {
		this.newestCompiler.precompile(config);
	}

	/** The configuration that is applied as a whole, null if none is. */
	public @Nullable CachedConfig applied() {
		return this.leftAlone ? null : this.applied;
	}

	/** The summary of the configuration that was applied last, empty if none was. */
	public Optional<ConfigSummary> summary() {
		return this.summary;
	}

	/**
	 * The local addresses of the site's hosts by the configuration that was applied last,
	 * or at the start by the one that is to be.
	 */
	public List<IpAddress> hosts() {
		if (this.summary.isPresent()) {
			return hosts(this.summary.get());
		}
		CachedConfig newest = this.commitConfirm.newest();
		try {
			return (newest != null) ? hosts(ConfigSummary.of(ConfigParser.parse(newest.json()))) : List.of();
		}
		catch (ConfigRefusedException ex) {
			return List.of();
		}
	}

	private static List<IpAddress> hosts(ConfigSummary summary) {
		return summary.targets().hosts().stream().map(ProbeTargets.HostTarget::local).toList();
	}

	/** Whether the registry has a key for this gateway that it does not hold. */
	public boolean isOwnKeyUnknown() {
		return this.newestCompiler.isOwnKeyUnknown();
	}

	/**
	 * Reconciles the machine.
	 * @param snapshot the observed machine
	 * @param responses how many responses the registry has sent so far
	 * @return the steps that were done and the problems that are left
	 */
	public ReconcileResult reconcile(HostSnapshot snapshot, long responses) {
		this.commitConfirm.update(responses, snapshot.observed().tunnel().map(TunnelState::traffic).orElse(Map.of()));
		Optional<String> foreign = new Ownership(snapshot.context().mesh(), snapshot.observed(),
				(key) -> this.keys.matching(key).isPresent())
			.refusal();
		this.leftAlone = foreign.isPresent();
		if (foreign.isPresent()) {
			return new ReconcileResult(Optional.empty(), List.of(foreign.get()), false);
		}
		CachedConfig newest = this.commitConfirm.newest();
		ReconcileResult result = (newest != null) ? reconcile(newest, snapshot, responses)
				: new ReconcileResult(Optional.empty(), List.of(), false);
		List<String> problems = new ArrayList<>(result.problems());
		problems.addAll(this.commitConfirm.problems());
		return new ReconcileResult(result.applied(), problems, result.repair());
	}

	/**
	 * Takes the tunnel down, and applies nothing.
	 * @param snapshot the observed machine
	 * @param reason a sentence that says why
	 * @return the steps that were done and the reason
	 */
	public ReconcileResult keepStill(HostSnapshot snapshot, String reason) {
		this.applied = null;
		return new ReconcileResult(this.applier.takeDown(snapshot.context().mesh(), snapshot.observed()),
				List.of(reason), false);
	}

	private ReconcileResult reconcile(CachedConfig newest, HostSnapshot snapshot, long responses) {
		try {
			return apply(newest, compile(this.newestCompiler, newest, snapshot), snapshot.observed(), responses);
		}
		catch (ConfigRefusedException ex) {
			String refusal = "Configuration of revision " + newest.revision() + " is refused, the last good one stays: "
					+ ex.getMessage();
			ReconcileResult fallback = fallBack(newest, snapshot, responses);
			List<String> problems = new ArrayList<>(List.of(refusal));
			problems.addAll(fallback.problems());
			return new ReconcileResult(fallback.applied(), problems, fallback.repair());
		}
	}

	private ReconcileResult fallBack(CachedConfig refused, HostSnapshot snapshot, long responses) {
		CachedConfig good = this.commitConfirm.lastGood();
		if (good == null || good.equals(refused)) {
			return new ReconcileResult(Optional.empty(), List.of(), false);
		}
		try {
			return apply(good, compile(this.lastGoodCompiler, good, snapshot), snapshot.observed(), responses);
		}
		catch (ConfigRefusedException ex) {
			return new ReconcileResult(Optional.empty(),
					List.of("The last good configuration is refused, too: " + ex.getMessage()), false);
		}
	}

	private static ConfigCompiler.CompiledConfig compile(ConfigCompiler compiler, CachedConfig config,
			HostSnapshot snapshot) {
		return compiler.compile(config, snapshot.context(), snapshot.networks());
	}

	private ReconcileResult apply(CachedConfig config, ConfigCompiler.CompiledConfig compiled, ObservedState observed,
			long responses) {
		if (!this.summary.map(ConfigSummary::ownKey).equals(Optional.of(compiled.summary().ownKey()))) {
			this.keys.adopt(compiled.summary().ownKey());
		}
		ApplyResult result = this.applier.apply(compiled.rendered(), observed);
		if (result.carriesTraffic()) {
			this.commitConfirm.applied(config, responses,
					this.confirmed.filter(compiled.summary()::losesPeers).isPresent());
		}
		boolean repair = config.equals(this.applied) && isSame(compiled.rendered());
		if (result.isApplied()) {
			this.applied = config;
			this.rendered = compiled.rendered();
		}
		if (this.commitConfirm.isConfirmed()) {
			this.confirmed = Optional.of(compiled.summary());
			if (result.isComplete()) {
				this.keys.forgetOld();
			}
		}
		this.summary = Optional.of(compiled.summary());
		List<String> problems = new ArrayList<>(compiled.problems());
		problems.addAll(result.problems());
		return new ReconcileResult(Optional.of(result), problems, repair);
	}

	// Not merely equal: it is compiled again when the machine's LANs or name servers
	// have changed, and what follows from that is no drift.
	@SuppressWarnings("ReferenceEquality")
	private boolean isSame(RenderedConfig compiled) {
		return compiled == this.rendered;
	}

}
