package dev.wm.registry.rollout;

import dev.wm.contract.v1.release.ReleaseVersion;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator wants for one site, besides what is wanted for all.
 *
 * @param version the version that its gateway is to run, null for that of all
 * @param held whether its gateway begins no update
 * @param downgrade whether it takes an older version too
 */
record WantedBySite(@Nullable ReleaseVersion version, boolean held, boolean downgrade) {

	static final WantedBySite NOTHING = new WantedBySite(null, false, false);

}
