package dev.wm.registry.deepcheck;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.deepcheck.rule.ProbeStatus;

/**
 * A deep check and the gateways that have to probe for it.
 *
 * @param id its number
 * @param startedAt when it started
 * @param ended whether it is marked as ended
 * @param probes one for each gateway that has to probe, by site
 */
record DeepCheckRun(long id, Instant startedAt, boolean ended, List<ProbeStatus> probes) {

	/** The deadline for probe reports. */
	static final Duration LONGEST = Duration.ofSeconds(30);

	DeepCheckRun {
		probes = List.copyOf(probes);
	}

	/**
	 * The sites whose gateways have not reported yet.
	 */
	List<SiteDomain> waiting() {
		return this.probes.stream().filter(ProbeStatus::isPending).map(ProbeStatus::site).toList();
	}

	int answered() {
		return (int) this.probes.stream().filter(ProbeStatus::isReported).count();
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
