package dev.wm.registry.check.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.SiteUpdate;

/**
 * A gateway that runs an older release than it is to run, or than the registry has.
 */
final class GatewayOutdatedCheck implements Check {

	// Launchers ask every ten minutes or so, and try a release out for two.
	private static final Duration USUAL = Duration.ofMinutes(20);

	@Override
	public Stream<Finding> findings(CheckInput input) {
		return input.enrolled().flatMap((gateway) -> outdated(input, gateway).stream());
	}

	private static Optional<Finding> outdated(CheckInput input, Gateway gateway) {
		Optional<ReleaseVersion> wanted = input.updates()
			.of(gateway)
			.flatMap((site) -> Optional.ofNullable(site.wanted()));
		return input.updates()
			.missed(gateway)
			.filter((target) -> wanted.isEmpty() || isLate(input))
			.filter((target) -> !hasFailed(input, gateway))
			.map((target) -> Findings.atGateway(Severity.INFO, "gateway_outdated", gateway,
					"The gateway of " + gateway.site() + " runs " + gateway.version()
							+ (wanted.isPresent() ? " and is to run " : " while this registry has ") + target + ".",
					wanted.isPresent()
							? "Check there that it updates itself, with systemctl status wm-gateway, or install "
									+ target + " there as " + gateway.version() + " was installed."
							: "Update the gateways with wm update, or one of them with wm update --site "
									+ gateway.site() + "."));
	}

	private static boolean isLate(CheckInput input) {
		Instant started = input.updates().rollOut().startedAt();
		return started == null || input.isStale(started, USUAL);
	}

	private static boolean hasFailed(CheckInput input, Gateway gateway) {
		return input.updates().of(gateway).map(SiteUpdate::failed).isPresent();
	}

}
