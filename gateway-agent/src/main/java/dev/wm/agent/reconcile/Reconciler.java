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

	private final OverlapTeardown withdrawal;

	private final CommitConfirm choice;

	private final KeyStore keys;

	private @Nullable CachedConfig applied;

	private Optional<ConfigSummary> facts = Optional.empty();

	public Reconciler(Host host, CommitConfirm choice, KeyStore keys, Executor beside) {
		this.candidates = new ConfigCompiler(host, keys, beside);
		this.fallbacks = new ConfigCompiler(host, keys, beside);
		this.applier = new Applier(host, beside);
		this.withdrawal = new OverlapTeardown(host);
		this.choice = choice;
		this.keys = keys;
	}

	/** Begins to prepare what is likely to be newest at the next reconciliation. */
	public void foresee(CachedConfig config) {
		this.candidates.foresee(config);
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
	public ReconcileResult reconcile(HostSnapshot survey, long answers) {
		this.choice.judge(answers, survey.observed().tunnel().map(TunnelState::traffic).orElse(Map.of()));
		CachedConfig newest = this.choice.newest();
		ReconcileResult result = (newest != null) ? reconcile(newest, survey, answers)
				: new ReconcileResult(Optional.empty(), List.of(), false);
		List<String> problems = new ArrayList<>(result.problems());
		problems.addAll(this.choice.problems());
		return new ReconcileResult(result.applied(), problems, result.repair());
	}

	private ReconcileResult reconcile(CachedConfig newest, HostSnapshot survey, long answers) {
		try {
			return apply(newest, prepared(this.candidates, newest, survey), survey.observed(), answers);
		}
		catch (OverlapException ex) {
			return withdraw(survey, String.valueOf(ex.getMessage()));
		}
		catch (ConfigRefusedException ex) {
			String refusal = "Configuration of revision " + newest.revision() + " is refused, the last good one stays: "
					+ ex.getMessage();
			ReconcileResult fallen = fallBack(newest, survey, answers);
			List<String> problems = new ArrayList<>(List.of(refusal));
			problems.addAll(fallen.problems());
			return new ReconcileResult(fallen.applied(), problems, fallen.repair());
		}
	}

	private ReconcileResult fallBack(CachedConfig refused, HostSnapshot survey, long answers) {
		CachedConfig good = this.choice.lastGood();
		if (good == null || good.equals(refused)) {
			return new ReconcileResult(Optional.empty(), List.of(), false);
		}
		try {
			return apply(good, prepared(this.fallbacks, good, survey), survey.observed(), answers);
		}
		catch (ConfigRefusedException ex) {
			return new ReconcileResult(Optional.empty(),
					List.of("The last good configuration is refused by now: " + ex.getMessage()), false);
		}
	}

	private static ConfigCompiler.Ready prepared(ConfigCompiler preparer, CachedConfig config, HostSnapshot survey) {
		return preparer.prepare(config, survey.locality(), survey.uplinks());
	}

	private ReconcileResult withdraw(HostSnapshot survey, String reason) {
		this.applied = null;
		ApplyResult withdrawn = this.withdrawal.withdraw(survey.observed());
		List<String> problems = new ArrayList<>(List.of("The mesh is out of force here: " + reason));
		problems.addAll(withdrawn.problems());
		return new ReconcileResult(Optional.of(withdrawn), problems, false);
	}

	private ReconcileResult apply(CachedConfig config, ConfigCompiler.Ready ready, ObservedState observed,
			long answers) {
		if (!this.facts.map(ConfigSummary::ownKey).equals(Optional.of(ready.facts().ownKey()))) {
			this.keys.adopt(ready.facts().ownKey());
		}
		ApplyResult result = this.applier.apply(ready.rendered(), observed);
		if (result.carriesTraffic()) {
			this.choice.inForce(config, answers);
		}
		boolean repair = config.equals(this.applied);
		if (result.isInForce()) {
			this.applied = config;
		}
		if (result.isComplete() && this.choice.isSettled()) {
			this.keys.forgetOld();
		}
		this.facts = Optional.of(ready.facts());
		return new ReconcileResult(Optional.of(result), result.problems(), repair);
	}

}
