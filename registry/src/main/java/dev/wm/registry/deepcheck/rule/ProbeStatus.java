package dev.wm.registry.deepcheck.rule;

import java.time.Instant;

import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * The state of a gateway in a deep check.
 *
 * @param site whose gateway
 * @param supported false if its version does not support probes
 * @param authorized false if its credential has been revoked
 * @param reportedAt when its report was received, null if none was
 */
public record ProbeStatus(SiteDomain site, boolean supported, boolean authorized, @Nullable Instant reportedAt) {

	public boolean isReported() {
		return this.reportedAt != null;
	}

	public boolean isPending() {
		return this.supported && this.authorized && !isReported();
	}

}
