package dev.wm.agent.observed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;

/**
 * Parses the name servers of a resolv.conf(5).
 */
public final class ResolvConf {

	private static final Pattern LINE = Pattern.compile("\\s*nameserver\\s+(\\S+).*");

	private ResolvConf() {
	}

	/**
	 * The servers that can be upstreams: none of this machine's own addresses, or a query
	 * would loop.
	 * @param text the file
	 * @param own this machine's addresses
	 * @return the servers in the file's order
	 */
	public static List<NameServer> upstreams(String text, Set<IpAddress> own) {
		return servers(text, own, false);
	}

	/**
	 * The servers that are this machine itself.
	 * @param text the file
	 * @param own this machine's addresses
	 * @return the servers in the file's order, those of the loopback network left out
	 */
	public static List<NameServer> ownServers(String text, Set<IpAddress> own) {
		return servers(text, own, true);
	}

	private static List<NameServer> servers(String text, Set<IpAddress> own, boolean wanted) {
		Set<String> names = own.stream().map(IpAddress::toString).collect(Collectors.toSet());
		return text.lines()
			.flatMap(ResolvConf::server)
			.filter((server) -> !server.isLoopback() && names.contains(server.address()) == wanted)
			.distinct()
			.toList();
	}

	private static Stream<NameServer> server(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.matches() ? address(matcher.group(1)).stream() : Stream.empty();
	}

	private static Optional<NameServer> address(String text) {
		try {
			return Optional.of(NameServer.parse(text));
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

}
