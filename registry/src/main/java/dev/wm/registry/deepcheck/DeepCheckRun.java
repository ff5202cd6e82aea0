package dev.wm.registry.deepcheck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.deepcheck.rule.ProbeStatus;

/**
 * A deep check and whom it asks.
 *
 * @param id its number
 * @param startedAt when it was asked for
 * @param ended whether it was found to be over
 * @param probes one for each gateway that is asked, by site
 */
record DeepCheckRun(long id, Instant startedAt, boolean ended, List<ProbeStatus> probes) {

	/** How long gateways have. Whoever hangs keeps nobody waiting for longer. */
	static final Duration LONGEST = Duration.ofSeconds(30);

	DeepCheckRun {
		probes = List.copyOf(probes);
	}

	/**
	 * The sites whose gateways may still answer, while there is time.
	 */
	List<SiteDomain> waiting() {
		return this.probes.stream().filter(ProbeStatus::isAwaited).map(ProbeStatus::site).toList();
	}

	int answered() {
		return (int) this.probes.stream().filter(ProbeStatus::isAnswered).count();
	}

	boolean isDone(Instant now) {
		return this.ended || waiting().isEmpty() || isLate(now);
	}

	boolean isLate(Instant now) {
		return !now.isBefore(end());
	}

	Instant end() {
		return this.startedAt.plus(LONGEST);
	}

}
