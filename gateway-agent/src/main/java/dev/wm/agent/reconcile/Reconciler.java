package dev.wm.agent.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.confirm.CommitConfirm;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TunnelState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the machine as the newest acceptable configuration says.
 */
public final class Reconciler {

	private final ConfigCompiler candidates;

	private final ConfigCompiler fallbacks;

	private final Applier applier;

	private final OverlapTeardown teardown;

	private final CommitConfirm commitConfirm;

	private final KeyStore keys;

	private @Nullable CachedConfig applied;

	private Optional<ConfigSummary> facts = Optional.empty();

	public Reconciler(Host host, CommitConfirm commitConfirm, KeyStore keys, Executor parallel) {
		this.candidates = new ConfigCompiler(host, keys, parallel);
		this.fallbacks = new ConfigCompiler(host, keys, parallel);
		this.applier = new Applier(host, parallel);
		this.teardown = new OverlapTeardown(host);
		this.commitConfirm = commitConfirm;
		this.keys = keys;
	}

	/** Begins to prepare what is likely to be newest at the next reconciliation. */
	public void precompile(CachedConfig config) {
		this.candidates.precompile(config);
	}

	/** What is in force as a whole, null if nothing is. */
	public @Nullable CachedConfig applied() {
		return this.applied;
	}

	/** What is known of the configuration that was put in force last. */
	public Optional<ConfigSummary> facts() {
		return this.facts;
	}

	/**
	 * Makes the machine so.
	 * @param survey what is there, and what it means
	 * @param answers how many answers the registry has given so far
	 * @return what was done and what is wrong
	 */
	public ReconcileResult reconcile(HostSnapshot snapshot, long responses) {
		this.commitConfirm.judge(responses, snapshot.observed().tunnel().map(TunnelState::traffic).orElse(Map.of()));
		CachedConfig newest = this.commitConfirm.newest();
		ReconcileResult result = (newest != null) ? reconcile(newest, snapshot, responses)
				: new ReconcileResult(Optional.empty(), List.of(), false);
		List<String> problems = new ArrayList<>(result.problems());
		problems.addAll(this.commitConfirm.problems());
		return new ReconcileResult(result.applied(), problems, result.repair());
	}

	private ReconcileResult reconcile(CachedConfig newest, HostSnapshot snapshot, long responses) {
		try {
			return apply(newest, prepared(this.candidates, newest, snapshot), snapshot.observed(), responses);
		}
		catch (OverlapException ex) {
			return tearDown(snapshot, String.valueOf(ex.getMessage()));
		}
		catch (ConfigRefusedException ex) {
			String refusal = "Configuration of revision " + newest.revision() + " is refused, the last good one stays: "
					+ ex.getMessage();
			ReconcileResult fallen = fallBack(newest, snapshot, responses);
			List<String> problems = new ArrayList<>(List.of(refusal));
			problems.addAll(fallen.problems());
			return new ReconcileResult(fallen.applied(), problems, fallen.repair());
		}
	}

	private ReconcileResult fallBack(CachedConfig refused, HostSnapshot snapshot, long responses) {
		CachedConfig good = this.commitConfirm.lastGood();
		if (good == null || good.equals(refused)) {
			return new ReconcileResult(Optional.empty(), List.of(), false);
		}
		try {
			return apply(good, prepared(this.fallbacks, good, snapshot), snapshot.observed(), responses);
		}
		catch (ConfigRefusedException ex) {
			return new ReconcileResult(Optional.empty(),
					List.of("The last good configuration is refused by now: " + ex.getMessage()), false);
		}
	}

	private static ConfigCompiler.CompiledConfig prepared(ConfigCompiler preparer, CachedConfig config,
			HostSnapshot snapshot) {
		return preparer.compile(config, snapshot.context(), snapshot.uplinks());
	}

	private ReconcileResult tearDown(HostSnapshot snapshot, String reason) {
		this.applied = null;
		ApplyResult tornDown = this.teardown.tearDown(snapshot.observed());
		List<String> problems = new ArrayList<>(List.of("The mesh is out of force here: " + reason));
		problems.addAll(tornDown.problems());
		return new ReconcileResult(Optional.of(tornDown), problems, false);
	}

	private ReconcileResult apply(CachedConfig config, ConfigCompiler.CompiledConfig compiled, ObservedState observed,
			long responses) {
		if (!this.facts.map(ConfigSummary::ownKey).equals(Optional.of(compiled.facts().ownKey()))) {
			this.keys.adopt(compiled.facts().ownKey());
		}
		ApplyResult result = this.applier.apply(compiled.rendered(), observed);
		if (result.carriesTraffic()) {
			this.commitConfirm.applied(config, responses);
		}
		boolean repair = config.equals(this.applied);
		if (result.isApplied()) {
			this.applied = config;
		}
		if (result.isComplete() && this.commitConfirm.isConfirmed()) {
			this.keys.forgetOld();
		}
		this.facts = Optional.of(compiled.facts());
		return new ReconcileResult(Optional.of(result), result.problems(), repair);
	}

}
