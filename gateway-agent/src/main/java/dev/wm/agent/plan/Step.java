package dev.wm.agent.plan;

/**
 * An action and why it is needed.
 *
 * @param action what to do
 * @param reason what is not as it should be
 * @param upkeep whether time alone makes it necessary, so that it tells of nobody's hand
 */
public record Step(Action action, String reason, boolean upkeep) {

	public Step(Action action, String reason) {
		this(action, reason, false);
	}

	@Override
	public String toString() {
		return this.action.text() + ": " + this.reason;
	}

}
