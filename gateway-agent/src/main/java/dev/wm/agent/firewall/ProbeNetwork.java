package dev.wm.agent.firewall;

/**
 * The network of the namespace behind the gateway from which a deep check sends packets
 * that are forwarded as a host's are. The nftables table admits its one address on its
 * interface alone, which only root can make, and which lasts as long as the probe.
 */
public final class ProbeNetwork {

	/** The gateway's interface to the namespace. */
	public static final String INTERFACE = "wm-probe";

	/** The namespace's address, a link-local one (RFC 3927). */
	public static final String ADDRESS = "169.254.77.2";

	/** The gateway's address on that interface. */
	public static final String ROUTER = "169.254.77.1";

	/** The prefix length of both. */
	public static final int PREFIX_LENGTH = 30;

	private ProbeNetwork() {
	}

}
