package dev.wm.agent.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.FileText;
import dev.wm.agent.text.Fingerprint;
import dev.wm.agent.text.NamesText;
import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;

/**
 * One thing to do to the machine.
 */
public sealed interface Action {

	/** What it belongs to. */
	Subsystem subsystem();

	/** What it does, in a few words. */
	String text();

	/**
	 * Whether it only writes down what is in force already: if it fails, nothing else has
	 * to wait for it.
	 */
	default boolean isRecord() {
		return false;
	}

	/**
	 * Loads the table in one transaction, in place of what is there.
	 *
	 * @param table what it then holds
	 */
	record LoadTable(Table table) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.FIREWALL;
		}

		@Override
		public String text() {
			return "load table ip wm";
		}

	}

	/**
	 * Adds elements to the table and takes some from it, in one transaction.
	 *
	 * @param table what it then holds
	 * @param changes what nft reads
	 */
	record UpdateTable(Table table, String changes) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.FIREWALL;
		}

		@Override
		public String text() {
			return "update table ip wm";
		}

		@Override
		public String toString() {
			return "UpdateTable[" + this.table + "]";
		}

	}

	/** Writes down how the loaded table looks. */
	record RecordTable() implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.FIREWALL;
		}

		@Override
		public String text() {
			return "write down how table ip wm looks";
		}

		@Override
		public boolean isRecord() {
			return true;
		}

	}

	/**
	 * Ends connections, for the rules judge those that are there by who started them, and
	 * translation sticks to them.
	 *
	 * @param flows which
	 */
	record EndFlows(List<Flows> flows) implements Action {

		public EndFlows {
			flows = List.copyOf(flows);
		}

		@Override
		public Subsystem subsystem() {
			return Subsystem.FLOWS;
		}

		@Override
		public String text() {
			return "end connections " + this.flows.stream().map(Flows::toString).collect(Collectors.joining(", "));
		}

	}

	/** Removes the table. */
	record RemoveTable() implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.FIREWALL;
		}

		@Override
		public String text() {
			return "remove table ip wm";
		}

	}

	/**
	 * Turns the interface off, and so its routes.
	 *
	 * @param name its name
	 */
	record TakeDown(InterfaceName name) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "take " + this.name + " down";
		}

	}

	/** Lets the kernel forward IPv4. */
	record EnableForwarding() implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.FORWARDING;
		}

		@Override
		public String text() {
			return "turn IPv4 forwarding on";
		}

	}

	/**
	 * Makes the interface.
	 *
	 * @param name its name
	 */
	record CreateInterface(InterfaceName name) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "create " + this.name;
		}

	}

	/**
	 * Makes the interface's keys, port and peers those of a text, leaving alone what is
	 * equal.
	 *
	 * @param name the interface
	 * @param config what {@code wg syncconf} reads
	 */
	record SyncTunnel(InterfaceName name, SecretText config) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "sync the peers of " + this.name;
		}

	}

	/**
	 * Gives the interface an address.
	 *
	 * @param name the interface
	 * @param address the address
	 */
	record AddAddress(InterfaceName name, InterfaceAddress address) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "add address " + this.address + " to " + this.name;
		}

	}

	/**
	 * Takes an address from the interface.
	 *
	 * @param name the interface
	 * @param address the address
	 */
	record RemoveAddress(InterfaceName name, InterfaceAddress address) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "remove address " + this.address + " from " + this.name;
		}

	}

	/**
	 * Turns the interface on, with its MTU.
	 *
	 * @param name the interface
	 * @param mtu its largest packet
	 */
	record BringUp(InterfaceName name, int mtu) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "bring " + this.name + " up with MTU " + this.mtu;
		}

	}

	/**
	 * Leads a network through the interface.
	 *
	 * @param to the network
	 * @param name the interface
	 * @param source the address that this machine sends from
	 */
	record ReplaceRoute(Cidr to, InterfaceName name, IpAddress source) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.TUNNEL;
		}

		@Override
		public String text() {
			return "route " + this.to + " through " + this.name;
		}

	}

	/**
	 * Writes one of the agent's files.
	 *
	 * @param subsystem what it belongs to
	 * @param file which file
	 * @param content its whole content
	 */
	record WriteFile(Subsystem subsystem, ManagedFile file, FileText content) implements Action {

		@Override
		public String text() {
			return "write " + this.file.path();
		}

		@Override
		public boolean isRecord() {
			return this.file.isRecord();
		}

	}

	/**
	 * Starts dnsmasq, after ending the one that runs.
	 *
	 * @param running whether one runs
	 * @param configuration what it then has read at its start
	 * @param names what it then has read of names
	 * @param known a name that it then answers, empty if it knows none
	 */
	record StartResolver(boolean running, Fingerprint configuration, NamesText names,
			Optional<HostName> known) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.NAMES;
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
	record ReloadResolver(Fingerprint configuration, NamesText names, Optional<HostName> known) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.NAMES;
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
	record StartLanResolver(String name, FileText configuration) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.NAMES;
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
	record StopLanResolver(String name) implements Action {

		@Override
		public Subsystem subsystem() {
			return Subsystem.NAMES;
		}

		@Override
		public String text() {
			return "end dnsmasq " + this.name;
		}

	}

}
