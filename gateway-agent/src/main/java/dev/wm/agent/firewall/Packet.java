package dev.wm.agent.firewall;

import dev.wm.contract.net.IpAddress;

/**
 * A packet as one hook of the kernel's packet filter sees it.
 *
 * @param hook the hook, such as {@code forward}
 * @param in the interface it came in by, empty for none
 * @param out the interface it leaves by, empty for none
 * @param source its source address
 * @param destination its destination address
 * @param protocol {@code tcp}, {@code udp} or {@code icmp}
 * @param sourcePort its source port
 * @param destinationPort its destination port; for ICMP, 8 for an echo request
 * @param state its connection's state, {@code new} or {@code established}
 * @param translated whether its destination was translated (DNAT)
 */
record Packet(String hook, String in, String out, IpAddress source, IpAddress destination, String protocol,
		int sourcePort, int destinationPort, String state, boolean translated) {

	/** A port that stands for any that nobody has rules for. */
	static final int SOME_PORT = 40_321;

	Packet at(String otherHook) {
		return new Packet(otherHook, this.in, this.out, this.source, this.destination, this.protocol, this.sourcePort,
				this.destinationPort, this.state, this.translated);
	}

}
