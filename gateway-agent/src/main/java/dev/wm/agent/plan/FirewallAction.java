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
	 * Loads the table in one transaction, in place of a table that is there.
	 *
	 * @param table the table that is loaded then
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
	 * @param table the table that is loaded then
	 * @param changes the transaction for {@code nft -f}
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

	/** Removes the table, when the agent is taken off the machine. */
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

	/** Records on disk how nft lists the loaded table. */
	record RecordTable() implements FirewallAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.FIREWALL;
		}

		@Override
		public String text() {
			return "record how table ip wm is listed";
		}

		@Override
		public boolean isRecord() {
			return true;
		}

	}

	/**
	 * Deletes conntrack entries: rules judge a connection by who started it, and its NAT
	 * does not change while it lasts.
	 *
	 * @param flows which connections
	 */
	record EndFlows(List<FlowFilter> flows) implements FirewallAction {

		// The sentence is for the log.
		private static final int MOST = 10;

		public EndFlows {
			flows = List.copyOf(flows);
		}

		@Override
		public ApplyStage stage() {
			return ApplyStage.FLOWS;
		}

		@Override
		public String text() {
			String some = this.flows.stream().limit(MOST).map(FlowFilter::toString).collect(Collectors.joining(", "));
			int more = this.flows.size() - MOST;
			return "end connections " + some + ((more > 0) ? " and " + more + " more" : "");
		}

	}

}
