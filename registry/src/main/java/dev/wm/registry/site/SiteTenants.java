package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.SiteDomain;

/**
 * Knows one kind of what is at a site.
 */
public interface SiteTenants {

	/**
	 * What is at a site.
	 * @param site the site
	 * @return what has a name and an address there, sorted by name
	 */
	List<Tenant> at(SiteDomain site);

}
