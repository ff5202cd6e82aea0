package dev.wm.registry.site;

import java.util.List;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;

/**
 * Knows what is still at a site when somebody wants to remove it.
 */
public interface SiteTenants {

	/**
	 * What is at a site.
	 * @param site the site
	 * @return the names of what would lose its home, sorted
	 */
	List<HostName> at(SiteDomain site);

}
