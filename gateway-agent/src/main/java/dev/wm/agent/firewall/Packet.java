package dev.wm.agent.firewall;

import dev.wm.contract.net.IpAddress;

/**
 * A packet as one hook of the kernel's packet filter sees it.
 *
 * @param in the interface it came in by, empty for none
 * @param out the interface it leaves by, empty for none
 * @param source its source address
 * @param destination its destination address
 * @param protocol {@code tcp}, {@code udp}, {@code icmp} or {@code arp}
 * @param sourcePort its source port
 * @param destinationPort its destination port; for ICMP, 8 for an echo request
 * @param connection what is known of its connection
 * @param local whether it is for this machine
 */
record Packet(String in, String out, IpAddress source, IpAddress destination, String protocol, int sourcePort,
		int destinationPort, Connection connection, boolean local) {

	/** A port that stands for any that nobody has rules for. */
	static final int SOME_PORT = 40_321;

	/** A port that stands for the one that a rule is about, whichever that is. */
	static final int ANY_PORT = -1;

	/** The type of an ICMP echo request (RFC 792). */
	static final int ECHO_REQUEST = 8;

	static Packet tcp(String in, String out, IpAddress source, IpAddress destination, Connection connection) {
		return new Packet(in, out, source, destination, "tcp", SOME_PORT, SOME_PORT, connection, false);
	}

	static Packet udp(String in, String out, IpAddress source, IpAddress destination, Connection connection) {
		return new Packet(in, out, source, destination, "udp", SOME_PORT, SOME_PORT, connection, false);
	}

	static Packet ping(String in, String out, IpAddress source, IpAddress destination, Connection connection) {
		return new Packet(in, out, source, destination, "icmp", 0,
				connection.state().equals(Connection.NEW) ? ECHO_REQUEST : 0, connection, false);
	}

	static Packet arp(String in, String out, IpAddress source, IpAddress destination) {
		return new Packet(in, out, source, destination, "arp", 0, 0, Connection.NONE, false);
	}

	Packet from(int port) {
		return new Packet(this.in, this.out, this.source, this.destination, this.protocol, port, this.destinationPort,
				this.connection, this.local);
	}

	Packet to(int port) {
		return new Packet(this.in, this.out, this.source, this.destination, this.protocol, this.sourcePort, port,
				this.connection, this.local);
	}

	Packet of(String other) {
		return new Packet(this.in, this.out, this.source, this.destination, other, this.sourcePort,
				this.destinationPort, this.connection, this.local);
	}

	Packet within(Connection other) {
		return new Packet(this.in, this.out, this.source, this.destination, this.protocol, this.sourcePort,
				this.destinationPort, other, this.local);
	}

	Packet through(String otherIn, String otherOut) {
		return new Packet(otherIn, otherOut, this.source, this.destination, this.protocol, this.sourcePort,
				this.destinationPort, this.connection, this.local);
	}

	Packet localOne() {
		return new Packet(this.in, this.out, this.source, this.destination, this.protocol, this.sourcePort,
				this.destinationPort, this.connection, true);
	}

	boolean isArp() {
		return this.protocol.equals("arp");
	}

}
