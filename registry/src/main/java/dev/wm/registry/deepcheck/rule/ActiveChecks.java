package dev.wm.registry.deepcheck.rule;

import java.util.List;

import dev.wm.contract.v1.check.NamedCheck;

/**
 * All checks, from what everything depends on to what depends on everything.
 */
public final class ActiveChecks {

	private static final List<ActiveCheck> ALL = List.of(new RegistryCheck(), new GatewaysCheck(),
			new ConfigurationCheck(), new SubsystemsCheck(), new ProbesCheck(), new PingCheck(), new MtuCheck(),
			new NamesCheck(), new HostsCheck(), new ClocksCheck());

	private ActiveChecks() {
	}

	public static List<NamedCheck> all(DeepCheckInput facts) {
		return ALL.stream().map((look) -> look.of(facts)).toList();
	}

}
