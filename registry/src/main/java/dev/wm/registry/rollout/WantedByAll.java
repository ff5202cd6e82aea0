package dev.wm.registry.rollout;

import java.time.Instant;

import dev.wm.contract.v1.release.ReleaseVersion;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants all gateways to run.
 *
 * @param version the version, null if none is wanted
 * @param percent how many of the gateways are to run it
 * @param held whether no gateway begins an update
 * @param downgrade whether gateways that run a newer version take it too
 * @param startedAt when it began, null if none did
 */
record WantedByAll(@Nullable ReleaseVersion version, int percent, boolean held, boolean downgrade,
		@Nullable Instant startedAt) {

	static final WantedByAll NOTHING = new WantedByAll(null, 100, false, false, null);

}
