package dev.wm.contract.v1.check;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A LAN's router that forwards DNS queries for some of the mesh's domains to the gateway
 * and answers those for others itself.
 *
 * @param router its LAN address
 * @param missing the domains whose names it does not resolve, sorted; the gateway does
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RouterNames(IpAddress router, List<SiteDomain> missing) {

	public RouterNames {
		requirePresent(router, "router");
		missing = List.copyOf(requirePresent(missing, "missing"));
	}

}
