package dev.wm.registry.gateway;

import java.util.Optional;

import dev.wm.contract.net.SiteDomain;

/**
 * Knows which configuration each gateway should have in force.
 */
public interface WantedTags {

	/**
	 * The entity tag of a gateway's current configuration.
	 * @param site the site
	 * @return the tag as in the header, quotes included; empty if no gateway has enrolled
	 */
	Optional<String> wantedTag(SiteDomain site);

}
