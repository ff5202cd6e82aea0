package dev.wm.agent.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * The status of the running agent, as {@code wm-gateway status} shows it.
 *
 * @param report the report that the registry gets, too
 * @param reached whether the registry answered the last poll
 * @param names how many names the mesh has
 * @param peers the peers' names by their keys
 * @param excluded the interfaces that are no LAN of the site, with the reason
 * @param since when the applied configuration was applied, in seconds since 1970 by the
 * machine's clock
 * @param at when the status was written, likewise
 */
public record Status(GatewayReport report, boolean reached, int names, Map<String, String> peers, List<String> excluded,
		long since, long at) {

	public Status {
		peers = Map.copyOf(peers);
		excluded = List.copyOf(excluded);
	}

	/** Whether it says the same, counters and times aside. */
	boolean saysTheSameAs(Status other) {
		return this.report.stable().equals(other.report.stable()) && this.reached == other.reached
				&& this.names == other.names && this.peers.equals(other.peers) && this.excluded.equals(other.excluded);
	}

	/**
	 * The same with the time of apply of an earlier status if that is of the same
	 * configuration.
	 */
	Status keepingSince(Status before) {
		boolean same = Objects.equals(before.report().appliedTag(), this.report.appliedTag());
		return same
				? new Status(this.report, this.reached, this.names, this.peers, this.excluded, before.since(), this.at)
				: this;
	}

	/** The same with another report. */
	public Status withReport(GatewayReport other) {
		return new Status(other, this.reached, this.names, this.peers, this.excluded, this.since, this.at);
	}

	/**
	 * Whether the registry is reached, its configuration is applied and there is no
	 * problem.
	 */
	boolean isFine() {
		return this.reached && this.report.appliedTag() != null && this.report.revertedTag() == null
				&& this.report.problems().isEmpty() && this.report.blocks() == null
				&& this.report.subsystems()
					.stream()
					.allMatch((subsystem) -> subsystem.state() != SubsystemState.FAILED);
	}

}
