package dev.wm.cli.command;

import dev.wm.cli.client.Write;
import dev.wm.cli.client.Write.Kind;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;

/**
 * The object that a name means: {@code sheen} is a site, {@code laptop.hub} a device, any
 * other {@code name.domain} a host.
 *
 * @param kind what kind of object
 * @param name what the API calls it
 */
record Target(Kind<?> kind, Object name) {

	static Target of(String text) {
		if (text.indexOf('.') < 0) {
			return new Target(Kind.SITE, SiteDomain.parse(text));
		}
		HostName name = HostName.parse(text);
		return name.domain().equals(SiteDomain.HUB) ? new Target(Kind.DEVICE, name.label())
				: new Target(Kind.HOST, name);
	}

	/** A device, whether its domain is said or not. */
	static DnsLabel device(String text) {
		String suffix = "." + SiteDomain.HUB;
		return DnsLabel.parse(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
	}

	boolean is(Write.Kind<?> wanted) {
		return this.kind.equals(wanted);
	}

}
