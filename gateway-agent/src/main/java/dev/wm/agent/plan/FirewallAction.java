package dev.wm.agent.plan;

import java.util.List;
import java.util.stream.Collectors;

import dev.wm.agent.table.Table;

/**
 * Changes the nftables table {@code ip wm} or the conntrack entries that it no longer
 * admits.
 */
public sealed interface FirewallAction extends Action {

	/**
	 * Loads the table in one transaction, in place of what is there.
	 *
	 * @param table what it then holds
	 */
	record LoadTable(Table table) implements FirewallAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.FIREWALL;
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
	record UpdateTable(Table table, String changes) implements FirewallAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.FIREWALL;
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
	record RecordTable() implements FirewallAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.FIREWALL;
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

	/** Removes the table. */
	record RemoveTable() implements FirewallAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.FIREWALL;
		}

		@Override
		public String text() {
			return "remove table ip wm";
		}

	}

	/**
	 * Ends connections, for the rules judge those that are there by who started them, and
	 * translation sticks to them.
	 *
	 * @param flows which
	 */
	record EndFlows(List<FlowFilter> flows) implements FirewallAction {

		public EndFlows {
			flows = List.copyOf(flows);
		}

		@Override
		public ApplyStage stage() {
			return ApplyStage.FLOWS;
		}

		@Override
		public String text() {
			return "end connections " + this.flows.stream().map(FlowFilter::toString).collect(Collectors.joining(", "));
		}

	}

}
