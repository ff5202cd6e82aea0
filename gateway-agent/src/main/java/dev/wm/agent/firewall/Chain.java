package dev.wm.agent.firewall;

import java.util.List;

/**
 * A chain of somebody else's.
 *
 * @param name its name
 * @param hook the hook that it is called at, empty for a chain that others jump to
 * @param drops whether its policy is to drop
 * @param rules its rules
 */
record Chain(ChainName name, String hook, boolean drops, List<Rule> rules) {

	Chain {
		rules = List.copyOf(rules);
	}

	boolean isBase() {
		return !this.hook.isEmpty();
	}

	/** Whether one of its rules jumps to a chain. */
	boolean jumpsTo(String chain) {
		return this.rules.stream()
			.anyMatch(
					(rule) -> rule.verdict() instanceof Verdict.Jump(String target, boolean _) && target.equals(chain));
	}

}
