package dev.wm.cli.command.result;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;

/**
 * An object named on the command line: {@code sheen} is a site, {@code laptop.hub} a
 * device, any other {@code name.domain} a host.
 *
 * @param kind what kind of object
 * @param name what the API calls it
 */
public record ObjectName(Kind<?> kind, Object name) {

	public static ObjectName of(String text) {
		if (text.indexOf('.') < 0) {
			return new ObjectName(Kind.SITE, SiteDomain.parse(text));
		}
		HostName name = HostName.parse(text);
		return name.domain().equals(SiteDomain.HUB) ? new ObjectName(Kind.DEVICE, name.label())
				: new ObjectName(Kind.HOST, name);
	}

	/** A device, whether its domain is said or not. */
	public static DnsLabel device(String text) {
		String suffix = "." + SiteDomain.HUB;
		return DnsLabel.parse(text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text);
	}

	public boolean is(WriteRequest.Kind<?> wanted) {
		return this.kind.equals(wanted);
	}

}
