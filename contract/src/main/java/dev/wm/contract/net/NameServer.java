package dev.wm.contract.net;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The address of a name server as resolv.conf(5) has it: IPv4, or IPv6 with the interface
 * of a link-local one, such as {@code fe80::1%eth0}. IPv6 addresses are in the form of
 * RFC 5952.
 *
 * @param address the address, without an interface
 * @param scope the interface of a link-local address, null for another
 */
public record NameServer(String address, @Nullable InterfaceName scope) {

	private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

	public NameServer {
		address = address.contains(":") ? ipv6(address, scope) : IpAddress.parse(address).toString();
		if (scope != null && !address.contains(":")) {
			throw new InvalidValueException("\"" + address + "\" needs no interface: leave out what follows the %.");
		}
	}

	/**
	 * Reads {@code 192.168.1.1}, {@code 2001:db8::53} or {@code fe80::1%eth0}.
	 * @param text the address
	 * @return the name server
	 * @throws InvalidValueException if it is no machine's address
	 */
	public static NameServer parse(String text) {
		int percent = text.indexOf('%');
		return (percent < 0) ? new NameServer(text, null)
				: new NameServer(text.substring(0, percent), new InterfaceName(text.substring(percent + 1)));
	}

	/**
	 * The name server at an IPv4 address.
	 * @param address the address
	 * @return the name server
	 */
	public static NameServer of(IpAddress address) {
		return new NameServer(address.toString(), null);
	}

	// A literal without an interface asks the machine nothing.
	private static String ipv6(String text, @Nullable InterfaceName scope) {
		if (!IPV6.matcher(text).matches() || !(literal(text) instanceof Inet6Address address)
				|| address.isAnyLocalAddress() || address.isMulticastAddress()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not the address of a name server: write it like 192.168.1.1 or 2001:db8::53.");
		}
		if (address.isLinkLocalAddress() && scope == null) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is the address of many machines: add its interface, such as fe80::1%eth0.");
		}
		return shortest(address.getAddress());
	}

	private static @Nullable InetAddress literal(String text) {
		try {
			return InetAddress.ofLiteral(text);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	// RFC 5952, section 4: the first longest run of at least two zero groups is left out.
	private static String shortest(byte[] bytes) {
		int[] groups = IntStream.range(0, bytes.length / 2)
			.map((i) -> Byte.toUnsignedInt(bytes[2 * i]) << 8 | Byte.toUnsignedInt(bytes[2 * i + 1]))
			.toArray();
		int start = 0;
		int longest = 1;
		for (int i = 0; i < groups.length; i++) {
			int length = zeros(groups, i);
			if (length > longest) {
				start = i;
				longest = length;
			}
		}
		return (longest < 2) ? text(groups, 0, groups.length)
				: text(groups, 0, start) + "::" + text(groups, start + longest, groups.length);
	}

	private static int zeros(int[] groups, int from) {
		int end = from;
		while (end < groups.length && groups[end] == 0) {
			end++;
		}
		return end - from;
	}

	private static String text(int[] groups, int from, int to) {
		return IntStream.range(from, to)
			.mapToObj((i) -> Integer.toHexString(groups[i]))
			.collect(Collectors.joining(":"));
	}

	/**
	 * Whether it is this machine itself.
	 * @return true for 127.0.0.0/8 and ::1
	 */
	public boolean isLoopback() {
		return this.address.equals("::1") || this.address.startsWith("127.");
	}

	@Override
	public String toString() {
		return (this.scope != null) ? this.address + "%" + this.scope : this.address;
	}

}
