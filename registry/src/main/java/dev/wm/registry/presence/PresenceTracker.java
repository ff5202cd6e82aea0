package dev.wm.registry.presence;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.web.ClientAddressResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * What there is to learn from a gateway's request itself: that it lives, and where.
 */
@Component
public class PresenceTracker {

	private final LastSeenTracker sightings;

	private final EndpointLearner whereabouts;

	private final ClientAddressResolver addresses;

	PresenceTracker(LastSeenTracker sightings, EndpointLearner whereabouts, ClientAddressResolver addresses) {
		this.sightings = sightings;
		this.whereabouts = whereabouts;
		this.addresses = addresses;
	}

	/**
	 * A gateway asks for its configuration.
	 * @param site whose gateway
	 * @param request what it sent
	 */
	public void asks(SiteDomain site, HttpServletRequest request) {
		this.sightings.note(site);
		reports(site, request);
	}

	public void reports(SiteDomain site, HttpServletRequest request) {
		this.addresses.find(request).ifPresent((address) -> this.whereabouts.note(site, address));
	}

}
