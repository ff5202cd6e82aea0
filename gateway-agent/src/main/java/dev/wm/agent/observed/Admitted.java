package dev.wm.agent.observed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;

/**
 * Whom the table admitted when connections were last ended. It is kept on disk, so that
 * neither a crash nor a restart lets the connections of somebody who left live on.
 *
 * @param members every registered overlay address
 * @param isolated those that may only answer
 * @param hosts this site's hosts: what their translation is, by overlay address
 */
public record Admitted(Set<IpAddress> members, Set<IpAddress> isolated, Map<IpAddress, Translation> hosts) {

	// More than a /8 has, and a broken file must not fill the memory.
	private static final long MOST = 1L << 20;

	public Admitted {
		members = Set.copyOf(members);
		isolated = Set.copyOf(isolated);
		hosts = Map.copyOf(hosts);
	}

	/**
	 * Reads the file.
	 * @param text its content
	 * @return empty if somebody broke it
	 */
	public static Optional<Admitted> parse(String text) {
		Set<IpAddress> members = new HashSet<>();
		Set<IpAddress> isolated = new HashSet<>();
		Map<IpAddress, Translation> hosts = new HashMap<>();
		try {
			for (String line : text.lines().filter((candidate) -> !candidate.startsWith("#")).toList()) {
				String[] words = line.split(" ", -1);
				switch (words[0]) {
					case "member" -> addRange(words[1], members);
					case "isolated" -> addRange(words[1], isolated);
					case "host" -> hosts.put(IpAddress.parse(words[1]),
							new Translation(IpAddress.parse(words[2]), words.length > 3));
					default -> throw new InvalidValueException(line);
				}
			}
			return Optional.of(new Admitted(members, isolated, hosts));
		}
		catch (InvalidValueException | ArrayIndexOutOfBoundsException ex) {
			return Optional.empty();
		}
	}

	private static void addRange(String text, Set<IpAddress> addresses) {
		String[] ends = text.split("-", -1);
		IpAddress first = IpAddress.parse(ends[0]);
		long count = IpAddress.parse(ends[ends.length - 1]).toLong() - first.toLong();
		if (count > MOST) {
			throw new InvalidValueException(text);
		}
		for (long place = 0; place <= count; place++) {
			addresses.add(first.plus(place));
		}
	}

	/**
	 * How a host is translated.
	 *
	 * @param local its address on its LAN
	 * @param masquerade whether callers are hidden from it
	 */
	public record Translation(IpAddress local, boolean masquerade) {

	}

}
