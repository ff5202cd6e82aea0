package dev.wm.agent.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.cache.CorruptCacheException;
import dev.wm.agent.desired.ConfigRefusedException;
import dev.wm.agent.desired.Locality;
import dev.wm.agent.host.Host;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.render.Rendered;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the machine as the newest acceptable configuration says.
 */
final class Reconciler {

	private final Preparer candidates;

	private final Preparer fallbacks;

	private final Applier applier;

	private final ConfigCache cache;

	private @Nullable CachedConfig candidate;

	private @Nullable CachedConfig lastGood;

	private @Nullable CachedConfig applied;

	private Optional<String> cacheProblem = Optional.empty();

	Reconciler(Host host, ConfigCache cache) {
		this.candidates = new Preparer(host);
		this.fallbacks = new Preparer(host);
		this.applier = new Applier(host);
		this.cache = cache;
	}

	/** Takes up what is on disk, be it from before a restart or from a sync by hand. */
	void loadCache() {
		try {
			this.cache.loadIfNew().ifPresent((config) -> {
				this.lastGood = config;
				this.candidate = config;
				this.cacheProblem = Optional.empty();
			});
		}
		catch (CorruptCacheException ex) {
			this.cacheProblem = Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	/** Takes up what the registry sent. */
	void offer(CachedConfig config) {
		this.candidate = config;
	}

	@Nullable String newestTag() {
		return (this.candidate != null) ? this.candidate.tag() : null;
	}

	@Nullable CachedConfig applied() {
		return this.applied;
	}

	/**
	 * Makes the machine so.
	 * @param locality what the machine knows of itself
	 * @param observed what is there
	 * @return what was done and what is wrong
	 */
	Reconciled reconcile(Locality locality, Observed observed) {
		CachedConfig newest = this.candidate;
		Reconciled result = (newest != null) ? reconcile(newest, locality, observed)
				: new Reconciled(Optional.empty(), List.of(), false);
		List<String> problems = new ArrayList<>(result.problems());
		this.cacheProblem.ifPresent(problems::add);
		return new Reconciled(result.applied(), problems, result.repair());
	}

	private Reconciled reconcile(CachedConfig newest, Locality locality, Observed observed) {
		try {
			return apply(newest, this.candidates.prepare(newest, locality), observed);
		}
		catch (ConfigRefusedException ex) {
			String refusal = "Configuration of revision " + newest.revision() + " is refused, the last good one stays: "
					+ ex.getMessage();
			Reconciled fallen = fallBack(locality, observed);
			List<String> problems = new ArrayList<>(List.of(refusal));
			problems.addAll(fallen.problems());
			return new Reconciled(fallen.applied(), problems, fallen.repair());
		}
	}

	private Reconciled fallBack(Locality locality, Observed observed) {
		CachedConfig good = this.lastGood;
		if (good == null || good.equals(this.candidate)) {
			return new Reconciled(Optional.empty(), List.of(), false);
		}
		try {
			return apply(good, this.fallbacks.prepare(good, locality), observed);
		}
		catch (ConfigRefusedException ex) {
			return new Reconciled(Optional.empty(),
					List.of("The last good configuration is refused by now: " + ex.getMessage()), false);
		}
	}

	private Reconciled apply(CachedConfig config, Rendered wanted, Observed observed) {
		Applied result = this.applier.apply(wanted, observed);
		if (result.carriesTraffic() && (!config.equals(this.lastGood) || !this.cache.isIntact())) {
			this.cache.save(config);
			this.lastGood = config;
			this.cacheProblem = Optional.empty();
		}
		boolean repair = config.equals(this.applied);
		if (result.isComplete()) {
			this.applied = config;
		}
		return new Reconciled(Optional.of(result), result.problems(), repair);
	}

}
