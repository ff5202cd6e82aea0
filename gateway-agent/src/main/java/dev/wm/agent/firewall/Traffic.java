package dev.wm.agent.firewall;

/**
 * A kind of traffic that the mesh needs on its gateway.
 */
public enum Traffic {

	/** What goes through the gateway, from its LANs to the mesh and back. */
	FORWARDED("what is forwarded between the mesh and the LAN"),

	/** WireGuard's own packets. */
	TUNNEL("the tunnel's UDP port"),

	/** Pings and DNS queries between the gateway itself and other sites. */
	MESH("what the gateway itself exchanges with other sites (ping, DNS)"),

	/** DNS queries of the gateway's LANs. */
	NAMES("DNS queries from the LAN (port 53)"),

	/** What the gateway asks others than the mesh. */
	OWN("what the gateway itself asks (ping to the LAN, DNS)"),

	/** The link layer's look for addresses (ARP, RFC 826). */
	NEIGHBOURS("the LAN's address resolution (ARP)"),

	/** The connections that hosts begin. */
	OUTBOUND("what the LAN's hosts send into the mesh"),

	/** The connections to hosts. */
	INBOUND("what the mesh sends to the LAN's hosts");

	private final String text;

	Traffic(String text) {
		this.text = text;
	}

	/** For a sentence. */
	@Override
	public String toString() {
		return this.text;
	}

}
