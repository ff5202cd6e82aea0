package dev.wm.agent.confirm;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.cache.CorruptCacheException;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.agent.time.Time;
import dev.wm.contract.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Commit-confirm: chooses the configuration to apply, which is the newest unless it was
 * reverted because it cut this gateway off. The state is on disk, where a restart or
 * {@code wm-gateway sync} finds it.
 */
public final class CommitConfirm {

	private final ConfigCache lastGoodCache;

	private final ConfigCache unconfirmedCache;

	private final ConfigCache revertedCache;

	private final Time time;

	private final Duration timeout;

	private final BiPredicate<CachedConfig, CachedConfig> losesPeers;

	private @Nullable CachedConfig newest;

	private @Nullable CachedConfig lastGood;

	private @Nullable CachedConfig reverted;

	private @Nullable ConfirmationWindow window;

	private Optional<String> cacheProblem = Optional.empty();

	private Optional<String> diskProblem = Optional.empty();

	/**
	 * Reads nothing yet.
	 * @param lastGood holds the last configuration that was confirmed
	 * @param unconfirmed holds a configuration while its confirmation window is open
	 * @param reverted holds the last configuration that was reverted
	 * @param time measures the confirmation window
	 * @param timeout the length of the confirmation window, zero to never revert
	 * @param losesPeers whether a configuration has none of the peers of the one before
	 * it
	 */
	public CommitConfirm(ConfigCache lastGood, ConfigCache unconfirmed, ConfigCache reverted, Time time,
			Duration timeout, BiPredicate<CachedConfig, CachedConfig> losesPeers) {
		this.lastGoodCache = lastGood;
		this.unconfirmedCache = unconfirmed;
		this.revertedCache = reverted;
		this.time = time;
		this.timeout = timeout;
		this.losesPeers = losesPeers;
	}

	/**
	 * Loads what another process or an earlier run left on disk.
	 * @param responses how many responses the registry has sent so far
	 */
	public void load(long responses) {
		try {
			this.lastGoodCache.loadIfNew().ifPresent(this::found);
		}
		catch (CorruptCacheException ex) {
			this.cacheProblem = Optional.of(String.valueOf(ex.getMessage()));
		}
		loadOrClear(this.revertedCache).ifPresent((config) -> this.reverted = config);
		loadOrClear(this.unconfirmedCache).filter((config) -> !config.equals(this.lastGood)).ifPresent((config) -> {
			CachedConfig good = this.lastGood;
			this.newest = config;
			this.window = ConfirmationWindow.of(config, this.time.nanos(), responses,
					good != null && this.losesPeers.test(good, config));
		});
	}

	private void found(CachedConfig config) {
		this.lastGood = config;
		this.newest = config;
		this.cacheProblem = Optional.empty();
		if (this.window != null && this.window.config().equals(config)) {
			this.window = null;
		}
	}

	// Without them, the last good one is applied.
	private Optional<CachedConfig> loadOrClear(ConfigCache cache) {
		try {
			return cache.loadIfNew();
		}
		catch (CorruptCacheException ex) {
			onDisk(cache::clear);
			return Optional.empty();
		}
		catch (UncheckedIOException ex) {
			this.diskProblem = Optional.of(String.valueOf(ex.getMessage()));
			return Optional.empty();
		}
	}

	/**
	 * Takes a configuration from the registry as the newest, unless it is the one that
	 * was reverted.
	 */
	public void offer(CachedConfig config) {
		CachedConfig bad = this.reverted;
		if (bad != null && bad.tag().equals(config.tag())) {
			return;
		}
		if (bad != null) {
			this.reverted = null;
			onDisk(this.revertedCache::clear);
		}
		this.newest = config;
	}

	/** The entity tag to poll with, null if there is no configuration yet. */
	public @Nullable String newestTag() {
		CachedConfig known = (this.reverted != null) ? this.reverted : this.newest;
		return (known != null) ? known.tag() : null;
	}

	/** The entity tag of the reverted configuration, null if there is none. */
	public @Nullable String revertedTag() {
		return (this.reverted != null) ? this.reverted.tag() : null;
	}

	/** The configuration to apply, null if there is none yet. */
	public @Nullable CachedConfig newest() {
		return this.newest;
	}

	/** The last configuration that was confirmed, null if there is none. */
	public @Nullable CachedConfig lastGood() {
		return this.lastGood;
	}

	/** Whether the newest configuration is confirmed. */
	public boolean isConfirmed() {
		return this.window == null && this.newest != null && this.newest.equals(this.lastGood);
	}

	/**
	 * Opens the confirmation window of a configuration that has been applied, unless it
	 * is confirmed or there is nothing to revert to.
	 * @param config the configuration, with which traffic is carried now
	 * @param responses how many responses the registry has sent so far
	 * @param losesPeers whether it has none of the peers of the last good one
	 */
	public void applied(CachedConfig config, long responses, boolean losesPeers) {
		if (config.equals(this.lastGood)) {
			if (!this.lastGoodCache.isIntact()) {
				saveLastGood(config);
			}
		}
		else if (this.lastGood == null || this.timeout.isZero()) {
			saveLastGood(config);
		}
		else if (this.window == null || !this.window.config().equals(config)) {
			this.window = ConfirmationWindow.of(config, this.time.nanos(), responses, losesPeers);
			onDisk(() -> this.unconfirmedCache.save(config));
		}
	}

	/**
	 * Whether a response of the registry is at hand that confirms the applied
	 * configuration.
	 * @param responses how many responses the registry has sent so far
	 */
	public boolean canConfirm(long responses) {
		return this.window != null && !this.window.losesPeers() && this.window.isAnswered(responses);
	}

	/**
	 * Confirms or reverts the applied configuration if its window is open.
	 * @param responses how many responses the registry has sent so far
	 * @param traffic what WireGuard counts for each peer
	 */
	public void update(long responses, Map<PublicKey, PeerTraffic> traffic) {
		ConfirmationWindow open = this.window;
		if (open == null) {
			return;
		}
		switch (open.judge(this.time.nanos(), this.timeout, responses, traffic)) {
			case CONFIRMED -> confirm(open.config());
			case EXPIRED -> revert(open.config());
			case OPEN -> this.window = open.withBaseline(traffic);
		}
	}

	// In this order: after a power cut between the two it is confirmed, not lost.
	private void confirm(CachedConfig config) {
		saveLastGood(config);
		this.window = null;
		onDisk(this.unconfirmedCache::clear);
	}

	// In this order: after a power cut between the two it is reverted, not tried again.
	private void revert(CachedConfig config) {
		this.reverted = config;
		this.newest = this.lastGood;
		this.window = null;
		onDisk(() -> this.revertedCache.save(config));
		onDisk(this.unconfirmedCache::clear);
	}

	private void saveLastGood(CachedConfig config) {
		this.lastGood = config;
		this.cacheProblem = Optional.empty();
		onDisk(() -> this.lastGoodCache.save(config));
	}

	// A full disk must not keep a configuration from being applied.
	private void onDisk(Runnable work) {
		try {
			work.run();
			this.diskProblem = Optional.empty();
		}
		catch (UncheckedIOException ex) {
			this.diskProblem = Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	/** A sentence for a reverted configuration and each file that cannot be used. */
	public List<String> problems() {
		List<String> problems = new ArrayList<>();
		CachedConfig bad = this.reverted;
		if (bad != null) {
			problems.add("Configuration of revision " + bad.revision()
					+ " cut this gateway off from the registry and every peer, so it was reverted: correct it in the registry.");
		}
		this.cacheProblem.ifPresent(problems::add);
		this.diskProblem.ifPresent(problems::add);
		return problems;
	}

}
