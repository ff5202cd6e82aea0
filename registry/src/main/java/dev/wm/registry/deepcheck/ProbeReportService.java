package dev.wm.registry.deepcheck;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.registry.limit.FairSemaphore;
import dev.wm.registry.problem.RefusedException;
import org.springframework.stereotype.Service;

/**
 * Takes in the probe reports of gateways.
 */
@Service
class ProbeReportService {

	// All gateways report at about the same moment, and other requests need connections
	// too.
	private static final int MAX_CONCURRENT = 4;

	private final FairSemaphore semaphore = new FairSemaphore(MAX_CONCURRENT);

	private final DeepCheckRepository repository;

	private final RunningDeepCheck running;

	private final Clock clock;

	ProbeReportService(DeepCheckRepository repository, RunningDeepCheck running, Clock clock) {
		this.repository = repository;
		this.running = running;
		this.clock = clock;
	}

	void take(SiteDomain site, long id, ProbeReport report) {
		ProbeReportLimits.check(report);
		if (!store(site, id, report)) {
			throw new RefusedException(ProblemCode.NOT_FOUND, "id", "The deep check " + id
					+ " has ended or does not include the gateway of " + site + ": poll the configuration again.");
		}
		this.running.answered(id, site);
	}

	private boolean store(SiteDomain site, long id, ProbeReport report) {
		this.semaphore.acquire();
		try {
			boolean stored = this.repository.answer(id, site, this.clock.instant().truncatedTo(ChronoUnit.MICROS),
					report);
			this.semaphore.progress();
			return stored;
		}
		finally {
			this.semaphore.release();
		}
	}

}
