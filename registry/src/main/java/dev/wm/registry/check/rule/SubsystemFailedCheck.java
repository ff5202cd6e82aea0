package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * A subsystem that a gateway could not apply.
 */
final class SubsystemFailedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> gateway.subsystems()
				.stream()
				.filter((subsystem) -> subsystem.state() == SubsystemState.FAILED)
				.filter((subsystem) -> !DiskCheck.isNamedIn(subsystem.detail()))
				.map((subsystem) -> failed(gateway, subsystem)));
	}

	private static Finding failed(Gateway gateway, SubsystemReport subsystem) {
		String reason = subsystem.detail();
		return Findings.atGateway(
				Severity.ERROR, "product_failed", gateway, "On the gateway of " + gateway.site() + " "
						+ subsystem.subsystem() + " is not applied" + ((reason != null) ? ": " + reason : "."),
				remedy(subsystem));
	}

	private static String remedy(SubsystemReport subsystem) {
		return switch (subsystem.subsystem()) {
			case WIREGUARD -> "Check the tunnel there with wg show, and read the gateway's log.";
			case FIREWALL -> "Check the rules there with nft list table ip wm, and read the gateway's log.";
			case NAMES -> "Check that dnsmasq is installed and runs there, and that nothing else uses port 53.";
			case ROUTES -> "Check the routes there with ip route, and read the gateway's log.";
		};
	}

}
