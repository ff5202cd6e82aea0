package dev.wm.registry.site;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A host or device that has a name and an overlay address at a site.
 *
 * @param kind what it is, for a sentence
 * @param name its name at the site
 * @param address its overlay address
 */
public record SiteMember(String kind, HostName name, IpAddress address) {

	private static final int NAMED = 3;

	/** What a device's kind is. */
	public static final String DEVICE = "device";

	boolean isDevice() {
		return this.kind.equals(DEVICE);
	}

	/**
	 * The first few names, for a sentence.
	 */
	static String names(List<SiteMember> tenants) {
		String first = tenants.stream()
			.limit(NAMED)
			.map((tenant) -> tenant.name().toString())
			.collect(Collectors.joining(", "));
		int more = tenants.size() - NAMED;
		return first + ((more > 0) ? " and " + more + " more" : "");
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
