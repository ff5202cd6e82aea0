package dev.wm.registry.web;

import java.net.InetAddress;
import java.util.HexFormat;

/**
 * The network of one client, for limits: an IPv4 address, or a /64 of IPv6, of which a
 * customer has at least one to itself.
 */
public final class ClientNetwork {

	private static final int NETWORK_BYTES = 8;

	private ClientNetwork() {
	}

	/**
	 * The network of an address.
	 * @param address the client address, as a proxy or the connection gives it
	 * @return a key that is short whatever the address; all invalid ones share one, as a
	 * proxy may pass on anything
	 */
	public static String of(String address) {
		try {
			byte[] bytes = InetAddress.ofLiteral(address).getAddress();
			return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
		}
		catch (IllegalArgumentException ex) {
			return "";
		}
	}

}
