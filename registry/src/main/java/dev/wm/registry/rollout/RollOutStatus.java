package dev.wm.registry.rollout;

import java.util.Optional;

import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.contract.v1.release.WantedRelease;
import dev.wm.registry.release.ReleaseCatalog;
import dev.wm.registry.status.GatewayStatusService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The state of the roll-out as the API shows it.
 */
@Component
class RollOutStatus {

	private final GatewayStatusService gateways;

	private final ReleaseCatalog releases;

	RollOutStatus(GatewayStatusService gateways, ReleaseCatalog releases) {
		this.gateways = gateways;
		this.releases = releases;
	}

	RollOut of(RollOutState state) {
		WantedByAll all = state.all();
		return new RollOut(all.version(), all.percent(), all.held(), state.isStopped(), all.downgrade(),
				all.startedAt(), this.gateways.all().stream().map((gateway) -> site(gateway, state)).toList());
	}

	private SiteUpdate site(Gateway gateway, RollOutState state) {
		KnownUpdate update = gateway.enrolled() ? state.update(gateway.site()) : null;
		@Nullable ReleaseVersion wanted = gateway.enrolled()
				? state.wanted(gateway.site(), this.releases::has).map(WantedRelease::version).orElse(null) : null;
		return new SiteUpdate(gateway.site(), running(gateway, update), wanted, state.site(gateway.site()).held(),
				(update != null) ? update.state() : null, (update != null) ? update.failed() : null,
				(update != null) ? update.report().reason() : null, (update != null) ? update.reportedAt() : null);
	}

	// The agent reports more often than its launcher, and has no launcher at some sites.
	private static @Nullable String running(Gateway gateway, @Nullable KnownUpdate update) {
		return Optional.ofNullable(gateway.version())
			.orElse((update != null) ? update.report().running().text() : null);
	}

}
