package dev.wm.agent.firewall;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the interfaces of ingress and egress chains out of {@code nft list ruleset}: not
 * every version's JSON has them.
 */
final class NftDevicesParser {

	private static final Pattern TABLE = Pattern.compile("table (\\S+) (\\S+) \\{.*");

	private static final Pattern CHAIN = Pattern.compile("\\s+chain (\\S+) \\{.*");

	// type filter hook ingress devices = { eth0, "wg0" } priority filter; policy drop;
	private static final Pattern HOOK = Pattern
		.compile("\\s+type \\w+ hook (?:in|e)gress (?:device|devices =) (\\{[^}]*}|\\S+) priority .*");

	private NftDevicesParser() {
	}

	static Map<ChainName, List<String>> parse(String text) {
		Map<ChainName, List<String>> devices = new HashMap<>();
		ChainName chain = new ChainName(ChainName.NFT, "", "", "");
		for (String line : text.lines().toList()) {
			Matcher table = TABLE.matcher(line);
			Matcher name = CHAIN.matcher(line);
			Matcher hook = HOOK.matcher(line);
			if (table.matches()) {
				chain = new ChainName(ChainName.NFT, table.group(1), table.group(2), "");
			}
			else if (name.matches()) {
				chain = chain.sibling(name.group(1));
			}
			else if (hook.matches()) {
				devices.put(chain, names(hook.group(1)));
			}
		}
		return devices;
	}

	private static List<String> names(String set) {
		return Arrays.stream(set.split("[{}\", ]+", -1)).filter((name) -> !name.isEmpty()).toList();
	}

}
