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
 * Takes in what gateways found.
 */
@Service
class ProbeReportService {

	// Every gateway answers at about the same moment, and the rest of the registry needs
	// connections too.
	private static final int AT_ONCE = 4;

	private final FairSemaphore turns = new FairSemaphore(AT_ONCE);

	private final DeepCheckRepository table;

	private final RunningDeepCheck running;

	private final Clock clock;

	ProbeReportService(DeepCheckRepository table, RunningDeepCheck running, Clock clock) {
		this.table = table;
		this.running = running;
		this.clock = clock;
	}

	void take(SiteDomain site, long id, ProbeReport report) {
		ProbeReportLimits.check(report);
		if (!store(site, id, report)) {
			throw new RefusedException(ProblemCode.NOT_FOUND, "id", "The deep check " + id
					+ " is over or never asked the gateway of " + site + ": ask for the configuration again.");
		}
		this.running.answered(id, site);
	}

	private boolean store(SiteDomain site, long id, ProbeReport report) {
		this.turns.enter();
		try {
			boolean stored = this.table.answer(id, site, this.clock.instant().truncatedTo(ChronoUnit.MICROS), report);
			this.turns.move();
			return stored;
		}
		finally {
			this.turns.leave();
		}
	}

}
