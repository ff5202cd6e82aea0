package dev.wm.registry.check.rule;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.text.Version;
import dev.wm.contract.v1.check.Finding;

/**
 * Runs all checks and sorts their findings, the worst first.
 */
public final class Checks {

	private static final List<Check> ALL = List.of(new NoHubCheck(), new GatewayMissingCheck(),
			new GatewaySilentCheck(), new ConfigurationStaleCheck(), new ConfigurationRevertedCheck(),
			new NoEndpointCheck(), new NoHandshakeCheck(), new SubsystemFailedCheck(), new GatewayProblemCheck(),
			new DriftRepairedCheck(), new NetworkOverlapCheck(), new HostOutsideLanCheck(), new HostPinCheck(), new NoLanCheck(),
			new EndpointSharedCheck(), new TokenUnusedCheck(), new DeviceAbsentCheck(), new SubnetNearlyFullCheck(),
			new VersionSkewCheck());

	private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
		.thenComparing(Finding::code)
		.thenComparing(Finding::object)
		.thenComparing(Finding::name)
		.thenComparing(Finding::detail);

	private Checks() {
	}

	public static List<Finding> run(CheckInput input) {
		return ALL.stream().flatMap((check) -> check.findings(input)).sorted(WORST_FIRST).toList();
	}

}
