package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * A part of its configuration that a gateway could not bring into force.
 */
final class SubsystemFailedCheck implements Check {

	@Override
	public Stream<Finding> look(CheckInput facts) {
		return facts.enrolled()
			.flatMap((gateway) -> gateway.subsystems()
				.stream()
				.filter((subsystem) -> subsystem.state() == SubsystemState.FAILED)
				.map((subsystem) -> failed(gateway, subsystem)));
	}

	private static Finding failed(Gateway gateway, SubsystemReport subsystem) {
		String reason = subsystem.detail();
		return Findings.atGateway(
				Severity.ERROR, "product_failed", gateway, "On the gateway of " + gateway.site() + " "
						+ subsystem.subsystem() + " is not in force" + ((reason != null) ? ": " + reason : "."),
				remedy(subsystem));
	}

	private static String remedy(SubsystemReport subsystem) {
		return switch (subsystem.subsystem()) {
			case WIREGUARD -> "See with wg show wg0 and in its log why the tunnel is not up.";
			case FIREWALL -> "See with nft list table ip wm and in its log why the rules are not there.";
			case NAMES -> "See that dnsmasq is installed and runs there and that nothing else has port 53.";
			case ROUTES -> "See with ip route and in its log why routes or forwarding could not be set.";
		};
	}

}
