package dev.wm.agent.observed;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;

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
	public static List<IpAddress> upstreams(String text, Set<IpAddress> own) {
		return text.lines()
			.flatMap(ResolvConf::server)
			.filter((address) -> !address.isLoopback() && !own.contains(address))
			.distinct()
			.toList();
	}

	private static Stream<IpAddress> server(String line) {
		Matcher matcher = LINE.matcher(line);
		return matcher.matches() ? address(matcher.group(1)).stream() : Stream.empty();
	}

	// The mesh is IPv4 only, so an IPv6 server is passed over.
	private static Optional<IpAddress> address(String text) {
		try {
			return Optional.of(IpAddress.parse(text));
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

}
