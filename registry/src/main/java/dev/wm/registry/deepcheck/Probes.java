package dev.wm.registry.deepcheck;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.registry.change.Turns;
import dev.wm.registry.problem.RefusedException;
import org.springframework.stereotype.Service;

/**
 * Takes in what gateways found.
 */
@Service
class Probes {

	// Every gateway answers at about the same moment, and the rest of the registry needs
	// connections too.
	private static final int AT_ONCE = 4;

	private final Turns turns = new Turns(AT_ONCE);

	private final DeepCheckTable table;

	private final RunningCheck running;

	private final Clock clock;

	Probes(DeepCheckTable table, RunningCheck running, Clock clock) {
		this.table = table;
		this.running = running;
		this.clock = clock;
	}

	void take(SiteDomain site, long id, ProbeReport report) {
		ProbeLimits.check(report);
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
