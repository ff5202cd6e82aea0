package dev.wm.registry.check.rule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.RefusedSource;

/**
 * An unregistered machine on a gateway's LAN that tries to get into the mesh. It does not
 * get in; somebody may wonder why.
 */
final class SourceRefusedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.reporting()
			.flatMap((gateway) -> Objects.requireNonNullElse(gateway.refusedSources(), List.<RefusedSource>of())
				.stream()
				.filter((source) -> !isRegistered(input, gateway, source))
				.map((source) -> refused(gateway, source)));
	}

	// It may have been registered since the last packet.
	private static boolean isRegistered(CheckInput input, Gateway gateway, RefusedSource source) {
		return input.hosts()
			.stream()
			.anyMatch((host) -> host.name().domain().equals(gateway.site())
					&& host.localAddress().equals(source.address()));
	}

	private static Finding refused(Gateway gateway, RefusedSource source) {
		return Findings.atGateway(Severity.INFO, "source_refused", gateway,
				source.address() + " at " + gateway.site() + " is not registered: its gateway dropped "
						+ Findings.times(source.packets(), "packet") + " from it into the mesh, the last "
						+ Findings.ago(source.age()) + ".",
				"If it belongs to the mesh, register it: wm add-host NAME." + gateway.site() + " --local-ip "
						+ source.address());
	}

}
