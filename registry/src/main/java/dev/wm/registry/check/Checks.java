package dev.wm.registry.check;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.v1.check.Finding;

/**
 * All checks, and the order in which people want to read what they found.
 */
final class Checks {

	private static final List<Check> ALL = List.of(new NoHub(), new GatewayMissing(), new GatewaySilent(),
			new ConfigurationStale(), new ConfigurationReverted(), new NoEndpoint(), new NoHandshake(),
			new SubsystemFailed(), new GatewayProblem(), new DriftRepaired(), new NetworkOverlap(),
			new HostOutsideLan(), new NoLan(), new EndpointShared(), new TokenUnused(), new DeviceAbsent(),
			new SubnetNearlyFull(), new VersionSkew());

	private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
		.thenComparing(Finding::code)
		.thenComparing(Finding::object)
		.thenComparing(Finding::name)
		.thenComparing(Finding::detail);

	private Checks() {
	}

	static List<Finding> run(Facts facts) {
		return ALL.stream().flatMap((check) -> check.look(facts)).sorted(WORST_FIRST).toList();
	}

}
