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
 * The deep check that runs, in memory: each poll asks for it. A gateway of a version that
 * cannot look is written down by a thread of its own, once: no request waits for it.
 */
@Component
class RunningDeepCheck implements ProbeRequests {

	private static final Logger log = LoggerFactory.getLogger(RunningDeepCheck.class);

	private final ExecutorService writer = Executors
		.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("deep-check").factory());

	private final DeepCheckRepository table;

	private final Clock clock;

	private volatile Asked asked = new Asked(0, Instant.EPOCH, Set.of());

	RunningDeepCheck(DeepCheckRepository table, Clock clock) {
		this.table = table;
		this.clock = clock;
	}

	@Override
	public boolean look() {
		Optional<DeepCheckRun> open = this.table.open();
		if (open.isEmpty()) {
			this.asked = new Asked(this.asked.id(), Instant.EPOCH, Set.of());
			return false;
		}
		DeepCheckRun run = open.get();
		boolean news = run.id() != this.asked.id();
		Set<SiteDomain> waiting = ConcurrentHashMap.newKeySet();
		waiting.addAll(run.waiting());
		this.asked = new Asked(run.id(), run.end(), waiting);
		return news;
	}

	@Override
	public OptionalLong wanted(SiteDomain site, OptionalLong begun) {
		Asked now = this.asked;
		if (!now.waiting().contains(site) || !this.clock.instant().isBefore(now.end())) {
			return OptionalLong.empty();
		}
		if (begun.isEmpty()) {
			cannot(now, site);
			return OptionalLong.empty();
		}
		// One that was restored counts from 1 again.
		return (begun.getAsLong() != now.id()) ? OptionalLong.of(now.id()) : OptionalLong.empty();
	}

	void answered(long id, SiteDomain site) {
		Asked now = this.asked;
		if (now.id() == id) {
			now.waiting().remove(site);
		}
	}

	private void cannot(Asked now, SiteDomain site) {
		// Only one of those who come at once writes.
		if (now.waiting().remove(site)) {
			this.writer.execute(() -> {
				try {
					this.table.cannot(now.id(), site);
				}
				catch (RuntimeException ex) {
					log.debug("site={} cannot look, which its next poll tells again", site, ex);
				}
			});
		}
	}

	@PreDestroy
	void close() {
		this.writer.shutdownNow();
	}

	/**
	 * Whom the deep check asks.
	 *
	 * @param id its number, 0 if there was none yet
	 * @param end until when it waits
	 * @param waiting the sites whose gateways have not answered; it shrinks
	 */
	private record Asked(long id, Instant end, Set<SiteDomain> waiting) {
	}

}
