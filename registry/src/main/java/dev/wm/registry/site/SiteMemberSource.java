package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Change;

/**
 * Knows one kind of what is at a site.
 */
public interface SiteMemberSource {

	/**
	 * What is at a site.
	 * @param site the site
	 * @return what has a name and an address there, sorted by name
	 */
	List<SiteMember> at(SiteDomain site);

	/**
	 * Removes all of it as a part of the caller's write. The addresses need no rest: the
	 * site goes too.
	 * @param site the site
	 * @return a change for each, sorted by name
	 */
	List<Change> clear(SiteDomain site);

}
