package dev.wm.agent.render;

import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.desired.DnsEntry;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

/**
 * Renders the names in the format of hosts(5), one line for each address.
 */
final class HostsText {

	private static final int USUAL_LINE = 24;

	private HostsText() {
	}

	static String of(DnsConfig names) {
		StringBuilder text = new StringBuilder(names.entries().size() * USUAL_LINE).append(FileHeader.line());
		IpAddress address = null;
		int number = 0;
		String numbers = "";
		for (DnsEntry entry : names.entries()) {
			if (!entry.address().equals(address)) {
				text.append(numbers).append((address != null) ? "\n" : "");
				entry.address().appendTo(text);
				address = entry.address();
				numbers = "";
			}
			text.append(' ')
				.append(entry.name().label().text())
				.append('.')
				.append(entry.name().domain().label().text());
			if (isNumbered(entry)) {
				number++;
				numbers += " " + number + ".sites." + SiteDomain.HUB;
			}
		}
		return text.append(numbers).append((address != null) ? "\n" : "").toString();
	}

	/**
	 * Whether a name's site is numbered: {@code 1.sites.hub}, {@code 2.sites.hub} and so
	 * on, the first unknown one being the end. A router or host that follows new sites
	 * finds each site's gateway so, and by a reverse look-up its domain. One name for
	 * them all would not do: asked at an address inside the mesh, dnsmasq would answer
	 * with its own gateway alone.
	 */
	private static boolean isNumbered(DnsEntry entry) {
		return entry.name().isGateway() && !entry.name().domain().equals(SiteDomain.HUB);
	}

}
