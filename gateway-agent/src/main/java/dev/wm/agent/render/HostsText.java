package dev.wm.agent.render;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import dev.wm.agent.desired.NameEntry;
import dev.wm.agent.desired.Names;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;

/**
 * The names in the form of hosts(5), one line for each address.
 */
final class HostsText {

	private HostsText() {
	}

	static String of(Names names) {
		Map<IpAddress, StringBuilder> lines = new LinkedHashMap<>();
		for (NameEntry entry : names.entries()) {
			lines.computeIfAbsent(entry.address(), (address) -> new StringBuilder(address.toString()))
				.append(' ')
				.append(entry.name());
		}
		number(names, lines);
		StringBuilder text = new StringBuilder(Ownership.line());
		lines.values().forEach((line) -> text.append(line).append('\n'));
		return text.toString();
	}

	/**
	 * Numbers the sites: {@code 1.sites.hub}, {@code 2.sites.hub} and so on, the first
	 * unknown one being the end. A router or host that follows new sites finds each
	 * site's gateway so, and by a reverse look-up its domain. One name for them all would
	 * not do: asked at an address inside the mesh, dnsmasq would answer with its own
	 * gateway alone.
	 */
	private static void number(Names names, Map<IpAddress, StringBuilder> lines) {
		int number = 0;
		for (NameEntry entry : names.entries()) {
			if (entry.name().isGateway() && !entry.name().domain().equals(SiteDomain.HUB)) {
				number++;
				Objects.requireNonNull(lines.get(entry.address()))
					.append(' ')
					.append(number)
					.append(".sites.")
					.append(SiteDomain.HUB);
			}
		}
	}

}
