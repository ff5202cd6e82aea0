package dev.wm.agent.render;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import dev.wm.agent.desired.DesiredState;
import dev.wm.agent.desired.DnsConfig;
import dev.wm.agent.desired.LanDnsConfig;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;

/**
 * What is desired, and the texts that say so.
 *
 * @param desired what is desired
 * @param wireGuard wg0.conf
 * @param table the nftables table
 * @param tableFingerprint what the table's comment says
 * @param tableFile the transaction that loads it, as it is kept on disk
 * @param admitted whom the table admits
 * @param hosts dnsmasq's names
 * @param servers whom dnsmasq asks for what
 * @param dnsmasq dnsmasq's configuration
 * @param lans that of each further LAN's resolver, by what the resolver is called
 */
public record RenderedConfig(DesiredState desired, FileText wireGuard, Table table, Fingerprint tableFingerprint,
		FileText tableFile, FileText admitted, FileText hosts, FileText servers, FileText dnsmasq,
		Map<String, FileText> lans) {

	public RenderedConfig {
		lans = Map.copyOf(lans);
	}

	/**
	 * Renders what is desired; the same always gives the same texts.
	 * @param desired what is desired
	 * @return the texts
	 */
	public static RenderedConfig of(DesiredState desired) {
		return of(desired, Runnable::run);
	}

	/**
	 * The same, in less time where the machine has two processors.
	 * @param desired what is desired
	 * @param beside makes one text while others are made
	 * @return the texts
	 */
	public static RenderedConfig of(DesiredState desired, Executor beside) {
		CompletableFuture<String> hosts = CompletableFuture.supplyAsync(() -> HostsText.of(desired.names()), beside);
		Table table = TableText.of(desired.ruleset());
		// First, since the fingerprint is taken of the same text.
		FileText tableFile = FileText.of(FileHeader.line().concat(table.replacement()));
		return new RenderedConfig(desired, FileText.of(WireGuardText.file(desired.wireGuard())), table,
				table.fingerprint(), tableFile, FileText.of(AdmittedAddressesText.of(desired.ruleset())),
				FileText.of(hosts.join()), FileText.of(DnsmasqText.servers(desired.names())),
				FileText.of(DnsmasqText.conf(desired.names())), lans(desired.names()));
	}

	// What it was started with is part of its name: that says whether it is the wanted
	// one.
	private static Map<String, FileText> lans(DnsConfig names) {
		Map<String, FileText> lans = new HashMap<>();
		for (LanDnsConfig lan : names.lans()) {
			FileText text = FileText.of(DnsmasqText.lan(names, lan));
			lans.put(lan.addresses().getFirst() + "-" + text.fingerprint().hex().substring(0, 16), text);
		}
		return lans;
	}

	/**
	 * What dnsmasq has to hear of with a SIGHUP.
	 * @return both files
	 */
	public DnsFiles names() {
		return new DnsFiles(this.hosts, this.servers);
	}

}
