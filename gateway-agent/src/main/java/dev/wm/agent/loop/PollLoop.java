package dev.wm.agent.loop;

import java.time.Duration;

/**
 * Makes a pass, waits for the poll interval, and again, until the agent is to stop.
 */
public final class PollLoop {

	private final Agent agent;

	private final Time time;

	private final Duration interval;

	public PollLoop(Agent agent, Time time, Duration interval) {
		this.agent = agent;
		this.time = time;
		this.interval = interval;
	}

	/** Returns when the agent is to stop. */
	public void run() {
		do {
			this.agent.pass(false);
		}
		while (this.time.sleep(this.interval));
	}

}
