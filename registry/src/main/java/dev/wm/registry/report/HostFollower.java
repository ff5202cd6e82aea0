package dev.wm.registry.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.registry.access.Caller;
import dev.wm.registry.history.HistoryService;
import dev.wm.registry.host.HostService;
import dev.wm.registry.problem.RefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives a host that follows its Ethernet address the LAN address at which its own gateway
 * sees it. What the rules refuse stays as it is, and a finding.
 */
@Component
class HostFollower {

	private static final Logger log = LoggerFactory.getLogger(HostFollower.class);

	// Somebody who forges Ethernet addresses, or a machine that changes its own, must not
	// fill the change log.
	private static final Duration PAUSE = Duration.ofMinutes(10);

	private final HostService hosts;

	private final HistoryService history;

	private final Clock clock;

	HostFollower(HostService hosts, HistoryService history, Clock clock) {
		this.hosts = hosts;
		this.history = history;
		this.clock = clock;
	}

	void follow(Caller.SiteGateway gateway, List<HostSighting> sightings) {
		sightings.stream()
			.filter((seen) -> seen.name().domain().equals(gateway.site()))
			.filter((seen) -> isOnlyPlace(seen, sightings))
			.filter(this.hosts::isToFollow)
			.filter(this::isRested)
			.forEach((seen) -> follow(gateway, seen));
	}

	// A machine with two addresses is at neither rather than the other; and where another
	// one claims the host's own address, either claim may be forged.
	private static boolean isOnlyPlace(HostSighting seen, List<HostSighting> sightings) {
		return sightings.stream().filter((other) -> other.name().equals(seen.name())).distinct().count() == 1;
	}

	private boolean isRested(HostSighting seen) {
		Instant now = this.clock.instant();
		return this.history.lastChange(HostService.FOLLOW, "host", seen.name().toString())
			.filter((last) -> Duration.between(last, now).compareTo(PAUSE) < 0)
			.isEmpty();
	}

	private void follow(Caller.SiteGateway gateway, HostSighting seen) {
		try {
			this.hosts.follow(gateway.actor(), seen);
		}
		catch (RefusedException ex) {
			log.debug("host={}: it does not follow its Ethernet address to {}: {}", seen.name(), seen.address(),
					ex.getMessage());
		}
	}

}
