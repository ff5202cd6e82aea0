package dev.wm.agent.poll;

import dev.wm.agent.log.EventLog;

/**
 * Logs when the registry comes, goes, or says something else than before.
 */
final class ReachabilityLog {

	private final EventLog log;

	private State state = State.UNKNOWN;

	private String sentence = "";

	ReachabilityLog(EventLog log) {
		this.log = log;
	}

	void reached() {
		if (this.state == State.UNREACHABLE || this.state == State.REFUSED) {
			this.log.event("the registry answers again");
		}
		this.state = State.REACHED;
	}

	void enrolled() {
		this.log.event("enrolled: this gateway now has its own credential");
	}

	void unreachable(String reason) {
		if (this.state != State.UNREACHABLE) {
			this.log.trouble("the registry is unreachable, what is in force stays so until it answers: " + reason);
		}
		this.state = State.UNREACHABLE;
	}

	void refused(String said) {
		if (this.state != State.REFUSED || !said.equals(this.sentence)) {
			this.log.trouble("the registry refuses: " + said);
		}
		this.state = State.REFUSED;
		this.sentence = said;
	}

	boolean isReached() {
		return this.state == State.REACHED;
	}

	private enum State {

		UNKNOWN, REACHED, UNREACHABLE, REFUSED

	}

}
