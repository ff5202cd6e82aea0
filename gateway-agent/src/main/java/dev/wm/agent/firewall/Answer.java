package dev.wm.agent.firewall;

/**
 * Whether a rule's condition holds for a packet, as far as it can be judged from outside
 * the kernel.
 */
enum Answer {

	/** It holds. */
	YES,

	/** It does not. */
	NO,

	/** It is too complex to judge. */
	UNKNOWN,

	/**
	 * It is too complex to judge, and holds for all but a few: an address that is not in
	 * a named set.
	 */
	UNLISTED;

	static Answer of(boolean holds) {
		return holds ? YES : NO;
	}

	Answer negated() {
		return switch (this) {
			case YES -> NO;
			case NO -> YES;
			case UNKNOWN, UNLISTED -> UNKNOWN;
		};
	}

	/** Both hold. */
	Answer and(Answer other) {
		if (this == NO || other == NO) {
			return NO;
		}
		return (this == YES) ? other : this;
	}

}
