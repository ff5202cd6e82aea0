package dev.wm.registry.deepcheck;

import java.util.List;

import dev.wm.contract.v1.check.NamedCheck;

/**
 * All checks, from what everything depends on to what depends on everything.
 */
final class Looks {

	private static final List<Look> ALL = List.of(new RegistryLook(), new GatewaysLook(), new ConfigurationLook(),
			new SubsystemsLook(), new ProbesLook(), new PingLook(), new MtuLook(), new NamesLook(), new HostsLook(),
			new ClocksLook());

	private Looks() {
	}

	static List<NamedCheck> all(Facts facts) {
		return ALL.stream().map((look) -> look.of(facts)).toList();
	}

}
