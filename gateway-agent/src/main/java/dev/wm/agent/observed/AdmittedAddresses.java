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
 * The addresses that the table admitted when conntrack entries were last deleted. Kept on
 * disk, so that no crash or restart lets the connections of an address that left live on.
 *
 * @param members every registered overlay address
 * @param isolated those that may only be reached
 * @param hosts the NAT of this site's hosts, by overlay address
 */
public record AdmittedAddresses(Set<AddressRange> members, Set<AddressRange> isolated, Map<IpAddress, HostNat> hosts) {

	// More than a /8 has, and a broken file must not fill the memory.
	private static final long MOST = 1L << 20;

	public AdmittedAddresses {
		members = Set.copyOf(members);
		isolated = Set.copyOf(isolated);
		hosts = Map.copyOf(hosts);
	}

	/**
	 * Parses the file.
	 * @param text its content
	 * @return empty if it is not such a file
	 */
	public static Optional<AdmittedAddresses> parse(String text) {
		Set<AddressRange> members = new HashSet<>();
		Set<AddressRange> isolated = new HashSet<>();
		Map<IpAddress, HostNat> hosts = new HashMap<>();
		try {
			for (String line : text.lines().filter((candidate) -> !candidate.startsWith("#")).toList()) {
				String[] words = line.split(" ", -1);
				switch (words[0]) {
					case "member" -> members.add(range(words[1]));
					case "isolated" -> isolated.add(range(words[1]));
					case "host" ->
						hosts.put(IpAddress.parse(words[1]), new HostNat(IpAddress.parse(words[2]), words.length > 3));
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
	 * The NAT of a host.
	 *
	 * @param local its address on its LAN
	 * @param masquerade whether callers are hidden from it
	 */
	public record HostNat(IpAddress local, boolean masquerade) {

		// A record's own take many times as long unless a large compiler sees to them.
		@Override
		public boolean equals(@Nullable Object other) {
			return other instanceof HostNat host && host.masquerade == this.masquerade && host.local.equals(this.local);
		}

		@Override
		public int hashCode() {
			return 31 * this.local.hashCode() + Boolean.hashCode(this.masquerade);
		}

	}

}
