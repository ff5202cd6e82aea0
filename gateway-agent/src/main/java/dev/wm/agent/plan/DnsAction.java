package dev.wm.agent.plan;

import java.util.Optional;

import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.HostName;

/**
 * Starts, reloads or stops a dnsmasq.
 */
public sealed interface DnsAction extends Action {

	/**
	 * Starts dnsmasq, after ending the one that runs.
	 *
	 * @param running whether one runs
	 * @param configuration what it then has read at its start
	 * @param names what it then has read of names
	 * @param known a name that it then answers, empty if it knows none
	 */
	record StartResolver(boolean running, Fingerprint configuration, DnsFiles names,
			Optional<HostName> known) implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return this.running ? "restart dnsmasq" : "start dnsmasq";
		}

	}

	/**
	 * Makes dnsmasq read the names again.
	 *
	 * @param configuration what it has read at its start
	 * @param names what it then has read of names
	 * @param known a name that it then answers, empty if it knows none
	 */
	record ReloadResolver(Fingerprint configuration, DnsFiles names, Optional<HostName> known) implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "reload dnsmasq";
		}

	}

	/**
	 * Starts a further LAN's dnsmasq.
	 *
	 * @param name what it is called
	 * @param configuration what it reads
	 */
	record StartLanResolver(String name, FileText configuration) implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "start dnsmasq " + this.name;
		}

	}

	/**
	 * Ends a further LAN's dnsmasq.
	 *
	 * @param name what it is called
	 */
	record StopLanResolver(String name) implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "end dnsmasq " + this.name;
		}

	}

}
