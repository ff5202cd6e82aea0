package dev.wm.agent.poll;

import dev.wm.agent.log.EventLog;

/**
 * Logs when the registry becomes reachable or unreachable, or refuses for another reason
 * than before.
 */
final class ReachabilityLog {

	private final EventLog log;

	private State state = State.UNKNOWN;

	private boolean answered;

	private String detail = "";

	private String keyRefusal = "";

	ReachabilityLog(EventLog log) {
		this.log = log;
	}

	void reached() {
		if (this.state == State.UNREACHABLE || this.state == State.REFUSED) {
			this.log.event("the registry answers again");
		}
		this.state = State.REACHED;
		this.answered = true;
		this.detail = "";
	}

	void enrolled() {
		this.log.event("enrolled: this gateway now has its own credential");
	}

	void recovered() {
		this.log.event("the registry had another public key for this gateway and took the one that it holds");
		this.keyRefusal = "";
	}

	void keyRefused(String detail) {
		if (!detail.equals(this.keyRefusal)) {
			this.log.error("the registry does not take this gateway's public key: " + detail);
		}
		this.keyRefusal = detail;
	}

	void unreachable(String reason) {
		if (this.state != State.UNREACHABLE) {
			this.log.error("the registry is unreachable, the applied configuration stays until it answers: " + reason);
		}
		this.state = State.UNREACHABLE;
		this.detail = reason;
	}

	void refused(String detail) {
		if (this.state != State.REFUSED || !detail.equals(this.detail)) {
			this.log.error("the registry refuses: " + detail);
		}
		this.state = State.REFUSED;
		this.detail = detail;
	}

	boolean isReached() {
		return this.state == State.REACHED;
	}

	/** Whether it was ever reached. */
	boolean hasAnswered() {
		return this.answered;
	}

	/** Why it is not reached, empty if it is. */
	String detail() {
		return this.detail;
	}

	private enum State {

		UNKNOWN, REACHED, UNREACHABLE, REFUSED

	}

}
