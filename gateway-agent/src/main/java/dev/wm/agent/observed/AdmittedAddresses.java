package dev.wm.agent.observed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wm.agent.desired.AddressRange;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Whom the table admitted when connections were last ended. It is kept on disk, so that
 * neither a crash nor a restart lets the connections of somebody who left live on.
 *
 * @param members every registered overlay address
 * @param isolated those that may only answer
 * @param hosts this site's hosts: what their translation is, by overlay address
 */
public record AdmittedAddresses(Set<AddressRange> members, Set<AddressRange> isolated,
		Map<IpAddress, Translation> hosts) {

	// More than a /8 has, and a broken file must not fill the memory.
	private static final long MOST = 1L << 20;

	public AdmittedAddresses {
		members = Set.copyOf(members);
		isolated = Set.copyOf(isolated);
		hosts = Map.copyOf(hosts);
	}

	/**
	 * Reads the file.
	 * @param text its content
	 * @return empty if somebody broke it
	 */
	public static Optional<AdmittedAddresses> parse(String text) {
		Set<AddressRange> members = new HashSet<>();
		Set<AddressRange> isolated = new HashSet<>();
		Map<IpAddress, Translation> hosts = new HashMap<>();
		try {
			for (String line : text.lines().filter((candidate) -> !candidate.startsWith("#")).toList()) {
				String[] words = line.split(" ", -1);
				switch (words[0]) {
					case "member" -> members.add(range(words[1]));
					case "isolated" -> isolated.add(range(words[1]));
					case "host" -> hosts.put(IpAddress.parse(words[1]),
							new Translation(IpAddress.parse(words[2]), words.length > 3));
					default -> throw new InvalidValueException(line);
				}
			}
			return Optional.of(new AdmittedAddresses(members, isolated, hosts));
		}
		catch (InvalidValueException | ArrayIndexOutOfBoundsException ex) {
			return Optional.empty();
		}
	}

	private static AddressRange range(String text) {
		String[] ends = text.split("-", -1);
		AddressRange range = new AddressRange(IpAddress.parse(ends[0]), IpAddress.parse(ends[ends.length - 1]));
		if (range.last().toLong() - range.first().toLong() > MOST) {
			throw new InvalidValueException(text);
		}
		return range;
	}

	/**
	 * How a host is translated.
	 *
	 * @param local its address on its LAN
	 * @param masquerade whether callers are hidden from it
	 */
	public record Translation(IpAddress local, boolean masquerade) {

		// A record's own take many times as long unless a large compiler sees to them.
		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof Translation host && host.masquerade == this.masquerade
					&& host.local.equals(this.local);
		}

		@Override
		public int hashCode() {
			return 31 * this.local.hashCode() + Boolean.hashCode(this.masquerade);
		}

	}

}
