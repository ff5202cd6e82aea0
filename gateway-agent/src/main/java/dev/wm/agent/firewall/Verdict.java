package dev.wm.agent.firewall;

import java.util.List;

/**
 * What a rule does with a packet that it matches.
 */
sealed interface Verdict {

	/** Verdicts without arguments. */
	enum Plain implements Verdict {

		/** The packet passes this base chain. */
		ACCEPT,

		/** The packet is dropped or rejected. */
		DROP,

		/** The chain ends here. */
		RETURN,

		/** The next rule decides. */
		CONTINUE,

		/** The packet passes with another source address. */
		SOURCE,

		/** The packet passes, to another destination address. */
		DESTINATION,

		/** The packet passes and conntrack does not see it. */
		UNTRACKED

	}

	/**
	 * Another chain of the same table goes on.
	 *
	 * @param chain its name
	 * @param returns whether what it does not decide comes back
	 */
	record Jump(String chain, boolean returns) implements Verdict {
	}

	/**
	 * A verdict map: the first entry that matches decides, and the next rule if none
	 * does.
	 *
	 * @param entries its entries
	 */
	record Choice(List<Rule> entries) implements Verdict {

		public Choice {
			entries = List.copyOf(entries);
		}

	}

}
