package dev.wm.agent.render;

import java.util.List;

import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.desired.DnsEntry;
import dev.wm.agent.desired.LanDnsConfig;
import dev.wm.contract.net.IpAddress;

/**
 * What dnsmasq reads: once at its start, and again at each SIGHUP.
 */
final class DnsmasqText {

	private DnsmasqText() {
	}

	/** Read at the start only, so it names files rather than what is in them. */
	static String conf(DnsConfig names) {
		StringBuilder text = new StringBuilder(FileHeader.line());
		text.append("""
				no-resolv
				no-hosts
				addn-hosts=/etc/wm/hosts
				servers-file=/etc/wm/dnsmasq.servers
				pid-file=/run/wm/dnsmasq.pid
				localise-queries
				no-negcache
				bind-dynamic
				interface=lo
				""");
		text.append("interface=").append(names.mesh()).append('\n');
		listen(text, names.addresses());
		// Questions to the overlay address may come from a LAN too, which over UDP it is
		// deaf to unless told.
		listen(text, List.of(names.gateway()));
		user(text, names);
		return text.toString();
	}

	/**
	 * One resolver cannot answer two LANs differently and the mesh as well, so each
	 * further LAN has a small one that knows that LAN's hosts and asks the site's for
	 * everything else, at the address where that answers as it answers the mesh.
	 */
	static String lan(DnsConfig names, LanDnsConfig lan) {
		StringBuilder text = new StringBuilder(FileHeader.line());
		text.append("""
				no-resolv
				no-hosts
				no-negcache
				cache-size=0
				bind-dynamic
				""");
		listen(text, lan.addresses());
		text.append("server=").append(names.gateway()).append('\n');
		for (DnsEntry entry : lan.entries()) {
			text.append("host-record=").append(entry.name()).append(',').append(entry.address()).append('\n');
		}
		user(text, names);
		return text.toString();
	}

	private static void listen(StringBuilder text, List<IpAddress> addresses) {
		addresses.forEach((address) -> text.append("listen-address=").append(address).append('\n'));
	}

	private static void user(StringBuilder text, DnsConfig names) {
		if (names.asRoot()) {
			text.append("user=root\n");
		}
	}

	/** The zones that are answered from the hosts file alone, then whom to ask. */
	static String servers(DnsConfig names) {
		StringBuilder text = new StringBuilder(FileHeader.line());
		names.domains().forEach((domain) -> local(text, domain));
		ReverseZones.of(names.supernet()).forEach((zone) -> local(text, zone));
		names.upstreams().forEach((address) -> text.append("server=").append(address).append('\n'));
		return text.toString();
	}

	private static void local(StringBuilder text, Object zone) {
		text.append("server=/").append(zone).append("/\n");
	}

}
