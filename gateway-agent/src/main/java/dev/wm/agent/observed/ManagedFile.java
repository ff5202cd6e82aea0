package dev.wm.agent.observed;

import dev.wm.contract.net.InterfaceName;

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

	/** dnsmasq's local zones and upstream servers. */
	SERVERS("/etc/wm/dnsmasq.servers", false, false),

	/** dnsmasq's configuration. */
	DNSMASQ("/etc/wm/dnsmasq.conf", false, false),

	/** The addresses that the table admitted when conntrack entries were last deleted. */
	ADMITTED("/var/lib/wm/admitted", false, true);

	private final String path;

	private final boolean secret;

	private final boolean record;

	ManagedFile(String path, boolean secret, boolean record) {
		this.path = path;
		this.secret = secret;
		this.record = record;
	}

	/** Its absolute path, where the mesh's interface has its usual name. */
	public String path() {
		return this.path;
	}

	/** Its absolute path, which has the name of the mesh's interface in it for one. */
	public String path(InterfaceName mesh) {
		return (this == WIREGUARD) ? "/etc/wireguard/" + mesh + ".conf" : this.path;
	}

	/** Whether nobody but root may read it. */
	public boolean isSecret() {
		return this.secret;
	}

	/**
	 * Whether it only records what is applied already; other files are read by a program.
	 */
	public boolean isRecord() {
		return this.record;
	}

}
