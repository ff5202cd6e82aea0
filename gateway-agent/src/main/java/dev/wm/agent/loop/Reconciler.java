package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.observed.TunnelState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the machine as the newest acceptable configuration says.
 */
final class Reconciler {

	private final Preparer candidates;

	private final Preparer fallbacks;

	private final Applier applier;

	private final Withdrawal withdrawal;

	private final ConfigChoice choice;

	private final KeyStore keys;

	private @Nullable CachedConfig applied;

	private Optional<Facts> facts = Optional.empty();

	Reconciler(Host host, ConfigChoice choice, KeyStore keys, Executor beside) {
		this.candidates = new Preparer(host, keys, beside);
		this.fallbacks = new Preparer(host, keys, beside);
		this.applier = new Applier(host, beside);
		this.withdrawal = new Withdrawal(host);
		this.choice = choice;
		this.keys = keys;
	}

	/** Begins to prepare what is likely to be newest at the next reconciliation. */
	void foresee(CachedConfig config) {
		this.candidates.foresee(config);
	}

	/** What is in force as a whole, null if nothing is. */
	@Nullable CachedConfig applied() {
		return this.applied;
	}

	/** What is known of the configuration that was put in force last. */
	Optional<Facts> facts() {
		return this.facts;
	}

	/**
	 * Makes the machine so.
	 * @param survey what is there, and what it means
	 * @param answers how many answers the registry has given so far
	 * @return what was done and what is wrong
	 */
	Reconciled reconcile(Survey survey, long answers) {
		this.choice.judge(answers, survey.observed().tunnel().map(TunnelState::traffic).orElse(Map.of()));
		CachedConfig newest = this.choice.newest();
		Reconciled result = (newest != null) ? reconcile(newest, survey, answers)
				: new Reconciled(Optional.empty(), List.of(), false);
		List<String> problems = new ArrayList<>(result.problems());
		problems.addAll(this.choice.problems());
		return new Reconciled(result.applied(), problems, result.repair());
	}

	private Reconciled reconcile(CachedConfig newest, Survey survey, long answers) {
		try {
			return apply(newest, prepared(this.candidates, newest, survey), survey.observed(), answers);
		}
		catch (ShadowedException ex) {
			return withdraw(survey, String.valueOf(ex.getMessage()));
		}
		catch (ConfigRefusedException ex) {
			String refusal = "Configuration of revision " + newest.revision() + " is refused, the last good one stays: "
					+ ex.getMessage();
			Reconciled fallen = fallBack(newest, survey, answers);
			List<String> problems = new ArrayList<>(List.of(refusal));
			problems.addAll(fallen.problems());
			return new Reconciled(fallen.applied(), problems, fallen.repair());
		}
	}

	private Reconciled fallBack(CachedConfig refused, Survey survey, long answers) {
		CachedConfig good = this.choice.lastGood();
		if (good == null || good.equals(refused)) {
			return new Reconciled(Optional.empty(), List.of(), false);
		}
		try {
			return apply(good, prepared(this.fallbacks, good, survey), survey.observed(), answers);
		}
		catch (ConfigRefusedException ex) {
			return new Reconciled(Optional.empty(),
					List.of("The last good configuration is refused by now: " + ex.getMessage()), false);
		}
	}

	private static Preparer.Ready prepared(Preparer preparer, CachedConfig config, Survey survey) {
		return preparer.prepare(config, survey.locality(), survey.uplinks());
	}

	private Reconciled withdraw(Survey survey, String reason) {
		this.applied = null;
		Applied withdrawn = this.withdrawal.withdraw(survey.observed());
		List<String> problems = new ArrayList<>(List.of("The mesh is out of force here: " + reason));
		problems.addAll(withdrawn.problems());
		return new Reconciled(Optional.of(withdrawn), problems, false);
	}

	private Reconciled apply(CachedConfig config, Preparer.Ready ready, Observed observed, long answers) {
		if (!this.facts.map(Facts::ownKey).equals(Optional.of(ready.facts().ownKey()))) {
			this.keys.adopt(ready.facts().ownKey());
		}
		Applied result = this.applier.apply(ready.rendered(), observed);
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
		return new Reconciled(Optional.of(result), result.problems(), repair);
	}

}
