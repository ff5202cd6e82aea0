package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Change;

/**
 * The members of sites that are of one kind.
 */
public interface SiteMemberSource {

	/**
	 * Reads the members of a site.
	 * @param site the site
	 * @return the members, sorted by name
	 */
	List<SiteMember> at(SiteDomain site);

	/**
	 * Removes the members of a site as a part of the caller's write. Their addresses are
	 * not kept from reuse, since the site goes too.
	 * @param site the site
	 * @return a change for each, sorted by name
	 */
	List<Change> clear(SiteDomain site);

}
