package dev.wm.registry.status;

import java.util.Optional;

import dev.wm.contract.net.SiteDomain;

/**
 * Knows which configuration each gateway should have in force.
 */
public interface DesiredTags {

	/**
	 * The entity tag of a gateway's current configuration.
	 * @param site the site
	 * @return the tag as in the header, quotes included; empty if no gateway has enrolled
	 */
	Optional<String> wantedTag(SiteDomain site);

	/**
	 * Whether two tags mean the same configuration. Who took it compressed has the weak
	 * form of its tag (RFC 9110, section 8.8.3.2).
	 * @param one a tag as in the header
	 * @param other another
	 * @return true if they are equal apart from that
	 */
	static boolean isSame(String one, String other) {
		return one.replaceFirst("^W/", "").equals(other.replaceFirst("^W/", ""));
	}

}
