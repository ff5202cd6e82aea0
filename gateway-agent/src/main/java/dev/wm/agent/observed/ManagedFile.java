package dev.wm.agent.observed;

/**
 * The files that the agent owns.
 */
public enum ManagedFile {

	/** The interface, in the form of wg-quick(8). */
	WIREGUARD("/etc/wireguard/wg0.conf", true, true),

	/** The nftables table that is loaded. */
	TABLE("/etc/nftables.d/wm.nft", false, true),

	/** The mesh's names. */
	HOSTS("/etc/wm/hosts", false, false),

	/** Whom dnsmasq asks for what. */
	SERVERS("/etc/wm/dnsmasq.servers", false, false),

	/** dnsmasq's configuration. */
	DNSMASQ("/etc/wm/dnsmasq.conf", false, false),

	/** Whom the table admitted when connections were last ended. */
	ADMITTED("/var/lib/wm/admitted", false, true);

	private final String path;

	private final boolean secret;

	private final boolean record;

	ManagedFile(String path, boolean secret, boolean record) {
		this.path = path;
		this.secret = secret;
		this.record = record;
	}

	/** Where it is, as a text. */
	public String path() {
		return this.path;
	}

	/** Whether nobody but root may read it. */
	public boolean isSecret() {
		return this.secret;
	}

	/**
	 * Whether it only says what is in force already; what is not such a record is read by
	 * a program.
	 */
	public boolean isRecord() {
		return this.record;
	}

}
