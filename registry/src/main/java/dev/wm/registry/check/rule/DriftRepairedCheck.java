package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;

/**
 * Drift that a gateway repaired within the last hour: one finding for each subsystem,
 * which has one remedy.
 */
final class DriftRepairedCheck implements Check {

	private static final Duration LATELY = Duration.ofHours(1);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting().flatMap(DriftRepairedCheck::repaired);
	}

	private static Stream<Finding> repaired(Gateway gateway) {
		Map<Subsystem, List<Repair>> repairs = gateway.repairs()
			.stream()
			.filter((repair) -> repair.age() <= LATELY.toSeconds())
			.collect(Collectors.groupingBy(Repair::subsystem, LinkedHashMap::new, Collectors.toList()));
		return repairs.entrySet()
			.stream()
			.map((entry) -> Findings.atGateway(Severity.WARNING, "drift_repaired", gateway,
					sentence(gateway, entry.getKey(), entry.getValue()), "Find out what else changes this machine's "
							+ entry.getKey() + ", such as another firewall or VPN program."));
	}

	// The latest comes last.
	private static String sentence(Gateway gateway, Subsystem subsystem, List<Repair> repairs) {
		Repair last = repairs.getLast();
		String count = (repairs.size() == 1) ? "" : " " + repairs.size() + " times within an hour";
		return "The gateway of " + gateway.site() + " repaired its " + subsystem + count + ", the last time "
				+ Findings.ago(last.age()) + ": " + last.detail();
	}

}
