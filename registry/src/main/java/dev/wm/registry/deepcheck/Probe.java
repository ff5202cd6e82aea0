package dev.wm.registry.deepcheck;

import dev.wm.contract.net.SiteDomain;
import org.jspecify.annotations.Nullable;

/**
 * What a deep check knows of one of the gateways that it asks.
 *
 * @param site whose gateway
 * @param able false if it is of a version that cannot look
 * @param letIn false if its credential has been revoked
 * @param answer its answer, null if there is none
 */
record Probe(SiteDomain site, boolean able, boolean letIn, @Nullable Answer answer) {

	boolean isAwaited() {
		return this.able && this.letIn && this.answer == null;
	}

}
