package dev.wm.registry.check.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.text.Version;
import dev.wm.contract.v1.check.Finding;

/**
 * Runs all checks and sorts their findings, the worst first.
 */
public final class Checks {

	private static final List<Check> ALL = List.of(new GatewayUnrecognisedCheck(), new GatewayClonedCheck(),
			new InterfaceForeignCheck(), new NoHubCheck(), new GatewayMissingCheck(), new GatewaySilentCheck(),
			new ConfigurationStaleCheck(), new ConfigurationRevertedCheck(), new NoEndpointCheck(),
			new NoHandshakeCheck(), new SubsystemFailedCheck(), new GatewayProblemCheck(), new FirewallBlocksCheck(),
			new DriftRepairedCheck(), new ClockOffCheck(), new DiskCheck(), new SourceRefusedCheck(),
			new NetworkOverlapCheck(), new HostOutsideLanCheck(), new HostPinCheck(), new NoLanCheck(),
			new PublicDomainCheck(), new EndpointSharedCheck(), new TokenUnusedCheck(), new DeviceAbsentCheck(),
			new SubnetNearlyFullCheck(), new VersionSkewCheck(), new UpdateFailedCheck(), new GatewayOutdatedCheck(),
			new ReleaseRefusedCheck());

	// They are the cause of whatever else is wrong at their sites.
	private static final Set<String> CAUSES = Set.of(GatewayUnrecognisedCheck.UNRECOGNISED,
			GatewayUnrecognisedCheck.CONTESTED, InterfaceForeignCheck.CODE);

	private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(Finding::severity)
		.thenComparing((finding) -> !CAUSES.contains(finding.code()))
		.thenComparing(Finding::code)
		.thenComparing(Finding::object)
		.thenComparing(Finding::name)
		.thenComparing(Finding::detail);

	private Checks() {
	}

	public static List<Finding> run(CheckInput input) {
		List<Finding> all = ALL.stream().flatMap((check) -> check.findings(input)).sorted(WORST_FIRST).toList();
		Set<String> explained = all.stream()
			.filter((finding) -> CAUSES.contains(finding.code()))
			.map(Finding::name)
			.collect(Collectors.toSet());
		return explained.isEmpty() ? all
				: all.stream().filter((finding) -> !isConsequence(finding, explained)).toList();
	}

	/** Whether a finding is about a site, gateway or pair whose cause is known. */
	private static boolean isConsequence(Finding finding, Set<String> explained) {
		return !CAUSES.contains(finding.code()) && List.of("site", "gateway", "pair").contains(finding.object())
				&& Stream.of(finding.name().split(" ")).anyMatch(explained::contains);
	}

}
