package dev.wm.agent.render;

import java.util.List;

import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.desired.DnsEntry;
import dev.wm.agent.desired.LanDnsConfig;
import dev.wm.contract.net.IpAddress;

/**
 * Renders dnsmasq's configuration, read at its start, and its servers file, read again at
 * each SIGHUP.
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
				localise-queries
				no-negcache
				bind-dynamic
				""");
		// Not by interface, which takes the loopback one with it: a resolver of the
		// machine may be there.
		if (names.loopback()) {
			text.append("listen-address=127.0.0.1\n");
		}
		listen(text, names.addresses());
		listen(text, List.of(names.gateway()));
		// By it the agent finds out whether an upstream asks this gateway in turn.
		text.append("address=/wm-loop-check/").append(names.gateway()).append("\nlocal=/wm-loop-check/\n");
		wildcards(text, names.wildcards());
		user(text, names);
		return text.toString();
	}

	/**
	 * The configuration of a further LAN's dnsmasq. One instance cannot answer two LANs
	 * and the mesh differently, so each further LAN has a small one that knows that LAN's
	 * hosts and forwards everything else to the site's, at the address where that answers
	 * as on the mesh.
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
		wildcards(text, lan.wildcards());
		user(text, names);
		return text.toString();
	}

	// Since 2.86 it would look elsewhere for records of another type than A.
	private static void wildcards(StringBuilder text, List<DnsEntry> wildcards) {
		for (DnsEntry entry : wildcards) {
			text.append("address=/").append(entry.name()).append('/').append(entry.address()).append('\n');
			text.append("local=/").append(entry.name()).append("/\n");
		}
	}

	private static void listen(StringBuilder text, List<IpAddress> addresses) {
		addresses.forEach((address) -> text.append("listen-address=").append(address).append('\n'));
	}

	private static void user(StringBuilder text, DnsConfig names) {
		if (names.asRoot()) {
			text.append("user=root\n");
		}
	}

	/**
	 * The servers file: zones that are answered from the hosts file alone, then the
	 * upstreams.
	 */
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
