package dev.wm.registry.presence;

import java.util.Optional;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.web.ClientAddressResolver;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/**
 * Records what a gateway's request itself tells: the gateway is alive, and its public
 * address.
 */
@Component
public class PresenceTracker {

	private final LastSeenTracker lastSeenTracker;

	private final EndpointLearner endpointLearner;

	private final ClientAddressResolver addresses;

	PresenceTracker(LastSeenTracker lastSeenTracker, EndpointLearner endpointLearner, ClientAddressResolver addresses) {
		this.lastSeenTracker = lastSeenTracker;
		this.endpointLearner = endpointLearner;
		this.addresses = addresses;
	}

	/**
	 * Records a poll of the configuration.
	 * @param site whose gateway
	 * @param request the poll
	 */
	public void polled(SiteDomain site, HttpServletRequest request) {
		this.lastSeenTracker.polled(site);
		reported(site, request);
	}

	/**
	 * The public address of a caller.
	 * @param request its request
	 * @return the address, empty if it is not IPv4
	 */
	public Optional<IpAddress> address(HttpServletRequest request) {
		return this.addresses.find(request);
	}

	public void reported(SiteDomain site, HttpServletRequest request) {
		this.addresses.find(request).ifPresent((address) -> this.endpointLearner.observe(site, address));
	}

}
