package dev.wm.agent.observed;

import java.util.Optional;

import dev.wm.agent.text.Fingerprint;

/**
 * The observed state of the site's dnsmasq.
 *
 * @param running whether it runs
 * @param configuration the configuration it was started with, empty if unknown
 * @param names the names it has read since, empty if unknown
 */
public record ResolverState(boolean running, Optional<Fingerprint> configuration, Optional<Fingerprint> names) {

	/** None runs. */
	public static final ResolverState STOPPED = new ResolverState(false, Optional.empty(), Optional.empty());

}
