package dev.wm.agent.loop;

/**
 * Has the agent take turns until it is to stop.
 */
public final class PollLoop {

	private final Agent agent;

	public PollLoop(Agent agent) {
		this.agent = agent;
	}

	/** Returns when the agent is to stop. */
	public void run() {
		do {
			this.agent.turn();
		}
		while (this.agent.await());
	}

}
