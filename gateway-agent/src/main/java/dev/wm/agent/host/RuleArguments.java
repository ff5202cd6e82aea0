package dev.wm.agent.host;

import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.routing.RoutingRule;

/**
 * The arguments of ip-rule(8) for a routing rule.
 */
final class RuleArguments {

	private RuleArguments() {
	}

	static Object[] of(String verb, RoutingRule rule) {
		List<Object> arguments = new ArrayList<>(List.of("-4", "rule", verb, "pref", rule.preference()));
		if (rule.incoming() != null) {
			arguments.addAll(List.of("iif", rule.incoming()));
		}
		if (rule.to() != null) {
			arguments.addAll(List.of("to", rule.to()));
		}
		arguments.addAll(rule.lookup() ? List.of("lookup", "main")
				: List.of("fwmark", "0/" + RoutingRule.MARK, "type", "blackhole"));
		return arguments.toArray();
	}

}
