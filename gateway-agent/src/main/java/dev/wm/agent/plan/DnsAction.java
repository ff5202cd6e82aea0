package dev.wm.agent.plan;

import java.util.Optional;

import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;

/**
 * Starts, reloads or stops a dnsmasq.
 */
public sealed interface DnsAction extends Action {

	/**
	 * Starts dnsmasq, after stopping the one that runs.
	 *
	 * @param running whether one runs
	 * @param configuration the fingerprint of the configuration that it starts with
	 * @param names the files that it reads
	 * @param known a name that it must answer then, empty if there is none
	 */
	record StartResolver(boolean running, Fingerprint configuration, DnsFiles names,
			Optional<NameProbe> known) implements DnsAction {

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
	 * Makes dnsmasq read its files again (SIGHUP).
	 *
	 * @param configuration the fingerprint of the configuration that it was started with
	 * @param names the files that it reads
	 * @param known a name that it must answer then, empty if there is none
	 */
	record ReloadResolver(Fingerprint configuration, DnsFiles names, Optional<NameProbe> known) implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "reload dnsmasq";
		}

	}

	/** Records on disk which dnsmasq runs and what it has read. */
	record RecordResolver() implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "record what dnsmasq has read";
		}

		@Override
		public boolean isRecord() {
			return true;
		}

	}

	/** Stops dnsmasq, when the agent is taken off the machine. */
	record StopResolver() implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "stop dnsmasq";
		}

	}

	/**
	 * Starts the dnsmasq of a further LAN.
	 *
	 * @param name the instance's name
	 * @param configuration its configuration
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
	 * Stops the dnsmasq of a further LAN.
	 *
	 * @param name the instance's name
	 */
	record StopLanResolver(String name) implements DnsAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.NAMES;
		}

		@Override
		public String text() {
			return "stop dnsmasq " + this.name;
		}

	}

}
