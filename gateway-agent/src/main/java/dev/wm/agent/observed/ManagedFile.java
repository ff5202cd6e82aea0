package dev.wm.agent.observed;

/**
 * The files that the agent owns.
 */
public enum ManagedFile {

	/** The interface, in the form of wg-quick(8). */
	WIREGUARD("/etc/wireguard/wg0.conf", true),

	/** The nftables table that is loaded. */
	TABLE("/etc/nftables.d/wm.nft", false),

	/** The mesh's names. */
	HOSTS("/etc/wm/hosts", false),

	/** Whom dnsmasq asks for what. */
	SERVERS("/etc/wm/dnsmasq.servers", false),

	/** dnsmasq's configuration. */
	DNSMASQ("/etc/wm/dnsmasq.conf", false),

	/** Whom the table admitted when connections were last ended. */
	ADMITTED("/var/lib/wm/admitted", false);

	private final String path;

	private final boolean secret;

	ManagedFile(String path, boolean secret) {
		this.path = path;
		this.secret = secret;
	}

	/** Where it is, as a text. */
	public String path() {
		return this.path;
	}

	/** Whether nobody but root may read it. */
	public boolean isSecret() {
		return this.secret;
	}

}
