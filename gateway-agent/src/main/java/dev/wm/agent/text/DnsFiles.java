package dev.wm.agent.text;

/**
 * The files that dnsmasq reads at its start and again at each SIGHUP.
 *
 * @param hosts the hosts file
 * @param servers the servers file: local zones and upstreams
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
