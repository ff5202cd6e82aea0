package dev.wm.agent.loop;

/**
 * The reconcile loop: runs the agent until it is to stop.
 */
public final class ReconcileLoop {

	private final Agent agent;

	public ReconcileLoop(Agent agent) {
		this.agent = agent;
	}

	/** Returns when the agent is to stop. */
	public void run() {
		do {
			this.agent.runDue();
		}
		while (this.agent.await());
	}

}
