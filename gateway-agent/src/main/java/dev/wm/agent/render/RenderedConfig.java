package dev.wm.agent.render;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.desired.LanDnsConfig;
import dev.wm.agent.desired.Peer;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.agent.text.SecretText;

/**
 * A desired state with the texts that are rendered from it. Immutable.
 *
 * @param desired the desired state
 * @param wireGuard wg0.conf
 * @param table the nftables table
 * @param tableFingerprint the fingerprint in the table's comment
 * @param tableFile the transaction that loads it, as it is kept on disk
 * @param admitted the addresses that the table admits
 * @param hosts dnsmasq's hosts file
 * @param servers dnsmasq's servers file
 * @param dnsmasq dnsmasq's configuration
 * @param lans the configuration of each further LAN's dnsmasq, by the instance's name
 */
public record RenderedConfig(DesiredState desired, FileText wireGuard, Table table, Fingerprint tableFingerprint,
		FileText tableFile, FileText admitted, FileText hosts, FileText servers, FileText dnsmasq,
		Map<String, FileText> lans) {

	public RenderedConfig {
		lans = Map.copyOf(lans);
	}

	/**
	 * Renders a desired state; an equal one gives equal texts.
	 * @param desired the desired state
	 * @return the texts
	 */
	public static RenderedConfig of(DesiredState desired) {
		return of(desired, Runnable::run);
	}

	/**
	 * The same, in less time where the machine has two processors.
	 * @param desired the desired state
	 * @param parallel renders one text while others are rendered
	 * @return the texts
	 */
	public static RenderedConfig of(DesiredState desired, Executor parallel) {
		CompletableFuture<String> hosts = CompletableFuture.supplyAsync(() -> HostsText.of(desired.dns()), parallel);
		Table table = TableText.of(desired.ruleset());
		// First, since the fingerprint is computed from the same text.
		FileText tableFile = FileText.of(FileHeader.line().concat(table.replacement()));
		return new RenderedConfig(desired, FileText.of(WireGuardText.file(desired.wireGuard())), table,
				table.fingerprint(), tableFile, FileText.of(AdmittedAddressesText.of(desired.ruleset())),
				FileText.of(hosts.join()), FileText.of(DnsmasqText.servers(desired.dns())),
				FileText.of(DnsmasqText.conf(desired.dns())), lans(desired.dns()));
	}

	// The name has the configuration's fingerprint in it: an instance that runs with
	// another
	// configuration has another name.
	private static Map<String, FileText> lans(DnsConfig names) {
		Map<String, FileText> lans = new HashMap<>();
		for (LanDnsConfig lan : names.lans()) {
			FileText text = FileText.of(DnsmasqText.lan(names, lan));
			lans.put(lan.addresses().getFirst() + "-" + text.fingerprint().hex().substring(0, 16), text);
		}
		return lans;
	}

	/**
	 * The files that dnsmasq reads again at a SIGHUP.
	 * @return both files
	 */
	public DnsFiles dnsFiles() {
		return new DnsFiles(this.hosts, this.servers);
	}

	/**
	 * The input of {@code wg syncconf}, which sets every endpoint that is in it and so
	 * undoes roaming.
	 * @param withEndpoint which peers' endpoints to set
	 * @return the text, with the private key
	 */
	public SecretText syncConf(Predicate<Peer> withEndpoint) {
		return WireGuardText.sync(this.desired.wireGuard(), withEndpoint);
	}

}
