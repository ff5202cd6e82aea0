package dev.wm.registry.deepcheck.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;

/**
 * Every gateway has applied the newest configuration. A very recent change may still be
 * in transit.
 */
final class ConfigurationCheck implements ActiveCheck {

	@Override
	public NamedCheck evaluate(DeepCheckInput input) {
		List<Gateway> enrolled = input.gateways().stream().filter(Gateway::enrolled).toList();
		List<Finding> known = input.findings(Set.of("configuration_stale", "configuration_reverted"));
		Set<String> said = known.stream().map(Finding::name).collect(Collectors.toSet());
		Stream<Finding> pending = enrolled.stream()
			.filter((gateway) -> !gateway.inSync() && !said.contains(gateway.site().toString()))
			.map(ConfigurationCheck::pending);
		long applied = enrolled.stream().filter(Gateway::inSync).count();
		String detail = enrolled.isEmpty() ? "There is no gateway"
				: applied + " of " + enrolled.size() + " gateways have applied the newest configuration";
		return NamedChecks.of("configuration", 0, detail, Stream.concat(known.stream(), pending).toList());
	}

	private static Finding pending(Gateway gateway) {
		return new Finding(Severity.WARNING, "configuration_pending", "gateway", gateway.site().toString(),
				"The gateway of " + gateway.site() + " has not applied the newest configuration yet.",
				"Run the deep check again in a moment; a gateway that does not poll applies it as soon as it polls again.");
	}

}
