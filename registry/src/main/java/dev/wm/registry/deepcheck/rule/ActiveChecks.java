package dev.wm.registry.deepcheck.rule;

import java.util.List;

import dev.wm.contract.v1.check.NamedCheck;

/**
 * Evaluates all named checks, each before those that depend on it.
 */
public final class ActiveChecks {

	private static final List<ActiveCheck> ALL = List.of(new RegistryCheck(), new GatewaysCheck(),
			new ConfigurationCheck(), new SubsystemsCheck(), new ProbesCheck(), new PingCheck(), new ForwardingCheck(),
			new MtuCheck(), new NamesCheck(), new HostsCheck(), new ClocksCheck());

	private ActiveChecks() {
	}

	public static List<NamedCheck> evaluate(DeepCheckInput input) {
		return ALL.stream().map((check) -> check.evaluate(input)).toList();
	}

}
