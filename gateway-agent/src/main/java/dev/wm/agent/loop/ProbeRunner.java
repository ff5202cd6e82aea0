package dev.wm.agent.loop;

import java.util.concurrent.Executor;

import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.log.EventLog;
import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.probe.ProbeTargets;
import dev.wm.agent.probe.Prober;
import dev.wm.contract.v1.check.ProbeReport;

/**
 * Looks around when the registry asks, beside everything else. Each time is done once.
 */
final class ProbeRunner {

	private static final long NONE = 0;

	private final Prober prober;

	private final RegistrySession session;

	private final Executor executor;

	private final EventLog log;

	private long begun;

	ProbeRunner(Prober prober, RegistrySession session, Executor executor, EventLog log) {
		this.prober = prober;
		this.session = session;
		this.executor = executor;
		this.log = log;
	}

	/** The last that it has begun with, 0 for none. */
	long begun() {
		return this.begun;
	}

	/**
	 * Begins with a look, unless it has.
	 * @param id which one, 0 for none
	 * @param targets what there is to look at
	 */
	void begin(long id, ProbeTargets targets) {
		// A registry that was restored counts from 1 again.
		if (id == NONE || id == this.begun) {
			return;
		}
		this.begun = id;
		this.log.event("looks around, as the registry asks (deep check " + id + ")");
		this.executor.execute(() -> look(id, targets));
	}

	private void look(long id, ProbeTargets targets) {
		ProbeReport report = this.prober.look(targets);
		switch (this.session.sendProbeReport(id, report)) {
			case CallResult.Refused<ProbeReport>(int status, String sentence) ->
				this.log.event("the registry does not take what was found: " + sentence);
			case CallResult.Unreachable<ProbeReport>(String reason) ->
				this.log.event("the registry cannot be told what was found: " + reason);
			default -> {
				// It has it.
			}
		}
	}

}
