package dev.wm.agent.plan;

/**
 * One step of a plan: an action and the reason for it.
 *
 * @param action the change
 * @param reason the difference between desired and observed state
 * @param routine whether time alone makes it necessary, so that it is no drift
 */
public record Step(Action action, String reason, boolean routine) {

	public Step(Action action, String reason) {
		this(action, reason, false);
	}

	@Override
	public String toString() {
		return this.action.text() + ": " + this.reason;
	}

}
