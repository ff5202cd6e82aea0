package dev.wm.registry.site;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A host or device that has a name and an overlay address at a site.
 *
 * @param kind what it is, for a sentence
 * @param name its name at the site
 * @param address its overlay address
 */
public record Tenant(String kind, HostName name, IpAddress address) {

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
