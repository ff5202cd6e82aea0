package dev.wm.agent.firewall;

import java.util.List;

/**
 * A chain of somebody else's.
 *
 * @param name its name
 * @param hook where it is called
 * @param rules its rules
 */
record Chain(ChainName name, BaseHook hook, List<Rule> rules) {

	Chain {
		rules = List.copyOf(rules);
	}

	boolean isBase() {
		return !this.hook.name().isEmpty();
	}

	Stage stage() {
		return Stage.of(this.name.family(), this.hook.name());
	}

	boolean isTracked() {
		return this.hook.isTracked(stage());
	}

	/** Whether one of its rules jumps to a chain. */
	boolean jumpsTo(String chain) {
		return this.rules.stream()
			.anyMatch(
					(rule) -> rule.verdict() instanceof Verdict.Jump(String target, boolean _) && target.equals(chain));
	}

}
