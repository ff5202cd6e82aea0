package dev.wm.agent.loop;

import java.util.concurrent.Executor;

import dev.wm.agent.fetch.Answer;
import dev.wm.agent.probe.Prober;
import dev.wm.agent.probe.Targets;
import dev.wm.contract.v1.check.ProbeReport;

/**
 * Looks around when the registry asks, beside everything else. Each time is done once.
 */
final class Probes {

	private static final long NONE = 0;

	private final Prober prober;

	private final RegistryContact contact;

	private final Executor executor;

	private final EventLog log;

	private long begun;

	Probes(Prober prober, RegistryContact contact, Executor executor, EventLog log) {
		this.prober = prober;
		this.contact = contact;
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
	void begin(long id, Targets targets) {
		// A registry that was restored counts from 1 again.
		if (id == NONE || id == this.begun) {
			return;
		}
		this.begun = id;
		this.log.event("looks around, as the registry asks (deep check " + id + ")");
		this.executor.execute(() -> look(id, targets));
	}

	private void look(long id, Targets targets) {
		ProbeReport report = this.prober.look(targets);
		switch (this.contact.probed(id, report)) {
			case Answer.Refused<ProbeReport>(int status, String sentence) ->
				this.log.event("the registry does not take what was found: " + sentence);
			case Answer.Unreachable<ProbeReport>(String reason) ->
				this.log.event("the registry cannot be told what was found: " + reason);
			default -> {
				// It has it.
			}
		}
	}

}
