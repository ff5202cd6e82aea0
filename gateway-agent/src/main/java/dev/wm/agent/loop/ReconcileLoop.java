package dev.wm.agent.loop;

/**
 * The reconcile loop: runs the agent until it is to stop.
 */
public final class ReconcileLoop {

	private final Agent agent;

	private final Runnable presence;

	/**
	 * Connects the parts.
	 * @param agent what is run
	 * @param presence shows that it runs, again and again
	 */
	public ReconcileLoop(Agent agent, Runnable presence) {
		this.agent = agent;
		this.presence = presence;
	}

	/** Returns when the agent is to stop. */
	public void run() {
		do {
			this.presence.run();
			this.agent.runDue();
		}
		while (this.agent.await());
	}

}
