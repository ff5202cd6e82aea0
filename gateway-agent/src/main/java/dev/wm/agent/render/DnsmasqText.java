package dev.wm.agent.render;

import dev.wm.agent.desired.Names;

/**
 * What dnsmasq reads: once at its start, and again at each SIGHUP.
 */
final class DnsmasqText {

	private DnsmasqText() {
	}

	/** Read at the start only, so it names files rather than what is in them. */
	static String conf(Names names) {
		StringBuilder text = new StringBuilder(Ownership.line());
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
		names.interfaces().forEach((name) -> text.append("interface=").append(name).append('\n'));
		if (names.asRoot()) {
			text.append("user=root\n");
		}
		return text.toString();
	}

	/** The zones that are answered from the hosts file alone, then whom to ask. */
	static String servers(Names names) {
		StringBuilder text = new StringBuilder(Ownership.line());
		names.domains().forEach((domain) -> local(text, domain));
		ReverseZones.of(names.supernet()).forEach((zone) -> local(text, zone));
		names.upstreams().forEach((address) -> text.append("server=").append(address).append('\n'));
		return text.toString();
	}

	private static void local(StringBuilder text, Object zone) {
		text.append("server=/").append(zone).append("/\n");
	}

}
