package dev.wm.agent.render;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.wm.agent.desired.NameEntry;
import dev.wm.agent.desired.Names;
import dev.wm.contract.net.IpAddress;

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
		StringBuilder text = new StringBuilder(Ownership.line());
		lines.values().forEach((line) -> text.append(line).append('\n'));
		return text.toString();
	}

}
