package dev.wm.agent.observed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.contract.net.IpAddress;

/**
 * Parses the kernel's tables of sockets, {@code /proc/net/udp}, {@code tcp}, {@code udp6}
 * and {@code tcp6} (proc(5)).
 */
public final class SocketTable {

	private static final int LOCAL_ADDRESS = 1;

	private static final int REMOTE_ADDRESS = 2;

	private static final int INODE = 9;

	private static final String DNS = ":0035";

	private static final String NOBODY = ":0000";

	private static final int IPV4_DIGITS = 8;

	private static final int HEX = 16;

	private SocketTable() {
	}

	/**
	 * The sockets that listen on port 53.
	 * @param text a table
	 * @return the local address of each by its inode; 0.0.0.0 for all addresses, those of
	 * IPv6 included. Sockets on one IPv6 address are left out.
	 */
	public static Map<Long, IpAddress> dnsListeners(String text) {
		Map<Long, IpAddress> found = new HashMap<>();
		text.lines()
			.map(String::strip)
			.map((line) -> line.split("\\s+"))
			.filter(SocketTable::isListener)
			.forEach((columns) -> address(columns[LOCAL_ADDRESS])
				.ifPresent((address) -> found.put(Long.parseLong(columns[INODE]), address)));
		return found;
	}

	// A connected socket takes nothing from others.
	private static boolean isListener(String[] columns) {
		return columns.length > INODE && columns[LOCAL_ADDRESS].endsWith(DNS)
				&& columns[REMOTE_ADDRESS].endsWith(NOBODY) && columns[INODE].matches("\\d{1,18}");
	}

	private static Optional<IpAddress> address(String column) {
		String digits = column.substring(0, column.length() - DNS.length());
		if (digits.chars().allMatch((digit) -> digit == '0')) {
			return Optional.of(PortHolder.EVERYWHERE);
		}
		return Stream.of(digits)
			.filter((text) -> text.matches("[0-9A-F]{" + IPV4_DIGITS + "}"))
			.map((text) -> new IpAddress(Integer.reverseBytes(Integer.parseUnsignedInt(text, HEX))))
			.findFirst();
	}

}
