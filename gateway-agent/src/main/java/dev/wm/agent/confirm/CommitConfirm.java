package dev.wm.agent.confirm;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.cache.ConfigCache;
import dev.wm.agent.cache.CorruptCacheException;
import dev.wm.agent.observed.PeerTraffic;
import dev.wm.agent.time.Time;
import dev.wm.contract.key.PublicKey;
import org.jspecify.annotations.Nullable;

/**
 * Which configuration is to be in force: the newest, unless it cut this gateway off. Kept
 * on disk, where a restart or a sync by hand finds it.
 */
public final class CommitConfirm {

	private final ConfigCache good;

	private final ConfigCache onTrial;

	private final ConfigCache reverted;

	private final Time time;

	private final Duration timeout;

	private @Nullable CachedConfig newest;

	private @Nullable CachedConfig lastGood;

	private @Nullable CachedConfig revertedConfig;

	private @Nullable ConfirmationWindow window;

	private Optional<String> corruption = Optional.empty();

	private Optional<String> diskProblem = Optional.empty();

	/** A timeout of zero means that nothing is ever taken back. */
	public CommitConfirm(ConfigCache good, ConfigCache onTrial, ConfigCache reverted, Time time, Duration timeout) {
		this.good = good;
		this.onTrial = onTrial;
		this.reverted = reverted;
		this.time = time;
		this.timeout = timeout;
	}

	/** Takes up what is on disk, be it from before a restart or from a sync by hand. */
	public void load(long responses) {
		try {
			this.good.loadIfNew().ifPresent(this::found);
		}
		catch (CorruptCacheException ex) {
			this.corruption = Optional.of(String.valueOf(ex.getMessage()));
		}
		loadOrClear(this.reverted).ifPresent((config) -> this.revertedConfig = config);
		loadOrClear(this.onTrial).filter((config) -> !config.equals(this.lastGood)).ifPresent((config) -> {
			this.newest = config;
			this.window = ConfirmationWindow.of(config, this.time.nanos(), responses);
		});
	}

	private void found(CachedConfig config) {
		this.lastGood = config;
		this.newest = config;
		this.corruption = Optional.empty();
		if (this.window != null && this.window.config().equals(config)) {
			this.window = null;
		}
	}

	// Without them, the last good one is in force.
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

	/** Takes up what the registry sent. */
	public void offer(CachedConfig config) {
		CachedConfig bad = this.revertedConfig;
		if (bad != null && bad.tag().equals(config.tag())) {
			return;
		}
		if (bad != null) {
			this.revertedConfig = null;
			onDisk(this.reverted::clear);
		}
		this.newest = config;
	}

	/** What the registry need not send again. */
	public @Nullable String newestTag() {
		CachedConfig known = (this.revertedConfig != null) ? this.revertedConfig : this.newest;
		return (known != null) ? known.tag() : null;
	}

	public @Nullable String revertedTag() {
		return (this.revertedConfig != null) ? this.revertedConfig.tag() : null;
	}

	public @Nullable CachedConfig newest() {
		return this.newest;
	}

	public @Nullable CachedConfig lastGood() {
		return this.lastGood;
	}

	/** Whether nothing is open: what is newest is also good. */
	public boolean isConfirmed() {
		return this.window == null && this.newest != null && this.newest.equals(this.lastGood);
	}

	/** Takes note that a configuration carries traffic now. */
	public void applied(CachedConfig config, long responses) {
		if (config.equals(this.lastGood)) {
			if (!this.good.isIntact()) {
				keep(config);
			}
		}
		else if (this.lastGood == null || this.timeout.isZero()) {
			keep(config);
		}
		else if (this.window == null || !this.window.config().equals(config)) {
			this.window = ConfirmationWindow.of(config, this.time.nanos(), responses);
			onDisk(() -> this.onTrial.save(config));
		}
	}

	/** Whether something is on trial for which an answer of the registry speaks. */
	public boolean canConfirm(long responses) {
		return this.window != null && responses > this.window.responses();
	}

	/** Decides about what is on trial, by what was heard from outside. */
	public void judge(long responses, Map<PublicKey, PeerTraffic> traffic) {
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

	// In this order: after a power cut between the two it is good, not lost.
	private void confirm(CachedConfig config) {
		keep(config);
		this.window = null;
		onDisk(this.onTrial::clear);
	}

	// In this order: after a power cut between the two it is held off, not tried again.
	private void revert(CachedConfig config) {
		this.revertedConfig = config;
		this.newest = this.lastGood;
		this.window = null;
		onDisk(() -> this.reverted.save(config));
		onDisk(this.onTrial::clear);
	}

	private void keep(CachedConfig config) {
		this.lastGood = config;
		this.corruption = Optional.empty();
		onDisk(() -> this.good.save(config));
	}

	// A full disk must not keep what is right from being in force.
	private void onDisk(Runnable work) {
		try {
			work.run();
			this.diskProblem = Optional.empty();
		}
		catch (UncheckedIOException ex) {
			this.diskProblem = Optional.of(String.valueOf(ex.getMessage()));
		}
	}

	public List<String> problems() {
		List<String> problems = new ArrayList<>();
		CachedConfig bad = this.revertedConfig;
		if (bad != null) {
			problems.add("Configuration of revision " + bad.revision()
					+ " cut this gateway off from the registry and from every peer, so the one before is in force again: "
					+ "correct it in the registry.");
		}
		this.corruption.ifPresent(problems::add);
		this.diskProblem.ifPresent(problems::add);
		return problems;
	}

}
