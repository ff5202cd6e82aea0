package dev.wm.agent.firewall;

/**
 * A kind of traffic that the mesh needs on its gateway.
 */
public enum Traffic {

	/** What goes through the gateway, from its LANs to the mesh and back. */
	FORWARDED("what is forwarded between the mesh and the LAN"),

	/** WireGuard's own packets. */
	TUNNEL("the tunnel's UDP port"),

	/** Pings and DNS queries from other sites to the gateway itself. */
	MESH("what other sites send the gateway itself (ping, DNS)"),

	/** DNS queries of the gateway's LANs. */
	NAMES("DNS queries from the LAN (port 53)");

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
