package dev.wm.registry.site;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;

/**
 * A host or device with a name and an overlay address at a site.
 *
 * @param kind {@code host} or {@code device}
 * @param name its full name
 * @param address its overlay address
 * @param aliases its further names there
 */
public record SiteMember(String kind, HostName name, IpAddress address, List<HostAlias> aliases) {

	private static final int NAMED = 3;

	/** The kind of devices. */
	public static final String DEVICE = "device";

	/**
	 * Whether a name is its own or covered by one of its aliases.
	 */
	boolean hasName(HostName wanted) {
		return this.name.equals(wanted)
				|| this.aliases.stream().anyMatch((alias) -> alias.at(this.name.domain()).equals(wanted));
	}

	boolean isDevice() {
		return this.kind.equals(DEVICE);
	}

	/**
	 * The first few names, for a sentence.
	 */
	static String names(List<SiteMember> members) {
		String first = members.stream()
			.limit(NAMED)
			.map((member) -> member.name().toString())
			.collect(Collectors.joining(", "));
		int more = members.size() - NAMED;
		return first + ((more > 0) ? " and " + more + " more" : "");
	}

	@Override
	public String toString() {
		return this.kind + " " + this.name;
	}

}
