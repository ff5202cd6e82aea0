package dev.wm.registry.deepcheck.rule;

import java.time.Instant;

import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * What a deep check knows of one of the gateways that it asks.
 *
 * @param site whose gateway
 * @param able false if it is of a version that cannot look
 * @param letIn false if its credential has been revoked
 * @param answeredAt when its answer came, null if none did
 */
public record ProbeStatus(SiteDomain site, boolean able, boolean letIn, @Nullable Instant answeredAt) {

	public boolean isAnswered() {
		return this.answeredAt != null;
	}

	public boolean isAwaited() {
		return this.able && this.letIn && !isAnswered();
	}

}
