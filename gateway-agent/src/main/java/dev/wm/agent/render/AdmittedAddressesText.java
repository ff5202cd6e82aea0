package dev.wm.agent.render;

import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.desired.NatMapping;
import dev.wm.agent.desired.Ruleset;

/**
 * Renders the admitted addresses, as ranges.
 */
final class AdmittedAddressesText {

	private AdmittedAddressesText() {
	}

	static String of(Ruleset rules) {
		StringBuilder text = new StringBuilder(FileHeader.line());
		for (AddressRange range : rules.members()) {
			text.append("member ").append(range).append('\n');
		}
		for (AddressRange range : rules.isolated()) {
			text.append("isolated ").append(range).append('\n');
		}
		for (NatMapping host : rules.hosts()) {
			text.append("host ")
				.append(host.overlay())
				.append(' ')
				.append(host.local())
				.append(host.masquerade() ? " masquerade\n" : "\n");
		}
		return text.toString();
	}

}
