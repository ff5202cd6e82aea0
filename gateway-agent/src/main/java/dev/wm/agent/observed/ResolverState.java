package dev.wm.agent.observed;

import java.util.Optional;

import dev.wm.agent.text.Fingerprint;

/**
 * The observed state of the site's dnsmasq.
 *
 * @param running whether it runs
 * @param configuration the configuration it was started with, empty if unknown
 * @param names the names it has read since, empty if unknown
 * @param recorded whether this is on disk, for the agent's next start
 */
public record ResolverState(boolean running, Optional<Fingerprint> configuration, Optional<Fingerprint> names,
		boolean recorded) {

	/** None runs. */
	public static final ResolverState STOPPED = new ResolverState(false, Optional.empty(), Optional.empty(), true);

	public ResolverState(boolean running, Optional<Fingerprint> configuration, Optional<Fingerprint> names) {
		this(running, configuration, names, true);
	}

}
