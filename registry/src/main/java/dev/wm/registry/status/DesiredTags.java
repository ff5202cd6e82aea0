package dev.wm.registry.status;

import java.util.Optional;

import dev.wm.contract.net.SiteDomain;

/**
 * The entity tags of the configurations that gateways should have applied.
 */
public interface DesiredTags {

	/**
	 * The entity tag of a gateway's current configuration.
	 * @param site the site
	 * @return the tag as in the header, quotes included; empty if no gateway has enrolled
	 */
	Optional<String> desiredTag(SiteDomain site);

	/**
	 * Whether two tags name the same configuration. Whoever got it compressed has the
	 * weak form (RFC 9110, section 8.8.3.2).
	 * @param one a tag as in the header
	 * @param other another one
	 * @return true if they are equal apart from that
	 */
	static boolean isSame(String one, String other) {
		return one.replaceFirst("^W/", "").equals(other.replaceFirst("^W/", ""));
	}

}
