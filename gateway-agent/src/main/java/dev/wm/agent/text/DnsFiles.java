package dev.wm.agent.text;

/**
 * What dnsmasq reads at its start and at each SIGHUP.
 *
 * @param hosts the names
 * @param servers whom it asks for what
 */
public record DnsFiles(FileText hosts, FileText servers) {

	/**
	 * The fingerprint of both files.
	 * @return one for both
	 */
	public Fingerprint fingerprint() {
		return Fingerprint.of(this.hosts.fingerprint().hex() + this.servers.fingerprint().hex());
	}

}
