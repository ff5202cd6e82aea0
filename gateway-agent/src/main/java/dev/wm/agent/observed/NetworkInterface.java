package dev.wm.agent.observed;

import java.util.List;

import dev.wm.contract.net.InterfaceAddress;

/**
 * A network interface that is there.
 *
 * @param name its name, of whatever characters
 * @param up whether somebody turned it on
 * @param mtu its largest packet
 * @param addresses its IPv4 addresses
 */
public record NetworkInterface(String name, boolean up, int mtu, List<InterfaceAddress> addresses) {

	public NetworkInterface {
		addresses = List.copyOf(addresses);
	}

}
