package dev.wm.registry.deepcheck;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.delivery.ProbeRequests;
import jakarta.annotation.PreDestroy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The running deep check in memory, since each poll asks for it. A gateway without
 * support for probes is recorded by a thread of its own, once, so that no request waits.
 * Thread-safe.
 */
@Component
class RunningDeepCheck implements ProbeRequests {

	private static final Logger log = LoggerFactory.getLogger(RunningDeepCheck.class);

	private final ExecutorService writer = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("deep-check").factory());

	private final DeepCheckRepository repository;

	private final Clock clock;

	private volatile State state = new State(0, Instant.EPOCH, Set.of());

	RunningDeepCheck(DeepCheckRepository repository, Clock clock) {
		this.repository = repository;
		this.clock = clock;
	}

	@Override
	public boolean refresh() {
		Optional<DeepCheckRun> open = this.repository.open();
		if (open.isEmpty()) {
			this.state = new State(this.state.id(), Instant.EPOCH, Set.of());
			return false;
		}
		DeepCheckRun run = open.get();
		boolean isNew = run.id() != this.state.id();
		Set<SiteDomain> waiting = ConcurrentHashMap.newKeySet();
		waiting.addAll(run.waiting());
		this.state = new State(run.id(), run.end(), waiting);
		return isNew;
	}

	@Override
	public OptionalLong pending(SiteDomain site, OptionalLong started) {
		State now = this.state;
		if (!now.waiting().contains(site) || !this.clock.instant().isBefore(now.end())) {
			return OptionalLong.empty();
		}
		if (started.isEmpty()) {
			markUnsupported(now, site);
			return OptionalLong.empty();
		}
		// A restored database counts from 1 again.
		return (started.getAsLong() != now.id()) ? OptionalLong.of(now.id()) : OptionalLong.empty();
	}

	void answered(long id, SiteDomain site) {
		State now = this.state;
		if (now.id() == id) {
			now.waiting().remove(site);
		}
	}

	private void markUnsupported(State now, SiteDomain site) {
		// Only one of several concurrent polls writes.
		if (now.waiting().remove(site)) {
			this.writer.execute(() -> {
				try {
					this.repository.markUnsupported(now.id(), site);
				}
				catch (RuntimeException ex) {
					log.debug(
							"site={} does not support probes, which cannot be stored now; its next poll tells it again",
							site, ex);
				}
			});
		}
	}

	@PreDestroy
	void close() {
		this.writer.shutdownNow();
	}

	/**
	 * The running deep check and the gateways that it waits for.
	 *
	 * @param id its number, 0 if there was none yet
	 * @param end its deadline
	 * @param waiting the sites whose gateways have not reported; it shrinks
	 */
	private record State(long id, Instant end, Set<SiteDomain> waiting) {
	}

}
