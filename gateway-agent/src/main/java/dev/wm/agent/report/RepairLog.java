package dev.wm.agent.report;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.wm.agent.plan.Step;
import dev.wm.agent.time.Time;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;

/**
 * The drift that was repaired within the last hour.
 */
final class RepairLog {

	private static final Duration MEMORY = Duration.ofHours(1);

	// More would say nothing new, and has to fit into a report.
	private static final int MOST = 20;

	private final Time time;

	private final Deque<Done> done = new ArrayDeque<>();

	RepairLog(Time time) {
		this.time = time;
	}

	/** Adds a step that repaired drift. */
	void add(Step step) {
		if (this.done.size() == MOST) {
			this.done.removeFirst();
		}
		this.done.addLast(new Done(step.action().subsystem(), sentence(step), this.time.nanos()));
	}

	private static String sentence(Step step) {
		String text = step.toString();
		return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
	}

	/** The repairs of the last hour, the latest last. */
	List<Repair> recent() {
		long now = this.time.nanos();
		this.done.removeIf((repair) -> now - repair.at() >= MEMORY.toNanos());
		return this.done.stream()
			.map((repair) -> new Repair(repair.subsystem(), repair.detail(),
					Duration.ofNanos(now - repair.at()).toSeconds()))
			.toList();
	}

	/**
	 * A repair.
	 *
	 * @param subsystem the subsystem that had drifted
	 * @param detail what was repaired and why
	 * @param at when, in nanoseconds of the monotonic clock
	 */
	private record Done(Subsystem subsystem, String detail, long at) {
	}

}
