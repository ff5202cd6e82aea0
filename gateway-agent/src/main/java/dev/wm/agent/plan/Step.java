package dev.wm.agent.plan;

/**
 * An action and why it is needed.
 *
 * @param action what to do
 * @param reason what is not as it should be
 */
public record Step(Action action, String reason) {

	@Override
	public String toString() {
		return this.action.text() + ": " + this.reason;
	}

}
