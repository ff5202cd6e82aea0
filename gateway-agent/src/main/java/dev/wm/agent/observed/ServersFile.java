package dev.wm.agent.observed;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;

/**
 * Reads the upstreams from dnsmasq's servers file: the last ones that were known.
 */
public final class ServersFile {

	private static final String UPSTREAM = "server=";

	private ServersFile() {
	}

	/**
	 * The upstreams in the file.
	 * @param text the file
	 * @param own this machine's addresses, which are left out
	 * @return the servers in the file's order; a line that makes no sense is passed over
	 */
	public static List<NameServer> upstreams(String text, Set<IpAddress> own) {
		return ResolvConf.upstreams(text.lines()
			.filter((line) -> line.startsWith(UPSTREAM))
			.map((line) -> line.replace(UPSTREAM, "nameserver "))
			.collect(Collectors.joining("\n")), own);
	}

}
