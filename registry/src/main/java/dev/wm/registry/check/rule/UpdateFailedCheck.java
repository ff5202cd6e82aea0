package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.release.SiteUpdate;

/**
 * A release that failed at a gateway. Nobody else gets it until an administrator says so.
 */
final class UpdateFailedCheck implements Check {

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.enrolled()
			.flatMap((gateway) -> input.updates()
				.of(gateway)
				.filter((site) -> site.failed() != null)
				.map((site) -> failed(input, gateway, site))
				.stream());
	}

	private static Finding failed(CheckInput input, Gateway gateway, SiteUpdate site) {
		String reason = (site.reason() != null) ? ": " + site.reason() : ".";
		boolean stops = input.updates().rollOut().stopped() && !site.held()
				&& String.valueOf(site.failed()).equals(String.valueOf(input.updates().rollOut().version()));
		return Findings.atGateway(Severity.ERROR, "update_failed", gateway,
				"The update to " + site.failed() + " failed at the gateway of " + gateway.site()
						+ (stops ? " and the roll-out is stopped" : "") + reason,
				"Read the gateway's log there with journalctl -u wm-gateway, then try again with wm update --version "
						+ site.failed() + (stops ? "" : " --site " + gateway.site())
						+ ", roll out another release, or leave this gateway out with wm update --site "
						+ gateway.site() + " --hold.");
	}

}
