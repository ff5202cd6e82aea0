package dev.wm.agent.status;

import java.util.Map;
import java.util.Objects;

import dev.wm.agent.report.Reporter;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * What an administrator wants to know at the gateway itself.
 *
 * @param report what the registry hears, too
 * @param reached whether the registry answers
 * @param names how many names the mesh has
 * @param peers the peers' names by their keys
 * @param since when what is in force came in force, in seconds since 1970 by the
 * machine's clock
 * @param at when this was said, likewise
 */
public record Status(GatewayReport report, boolean reached, int names, Map<String, String> peers, long since, long at) {

	public Status {
		peers = Map.copyOf(peers);
	}

	/** Whether it says the same, apart from what always changes. */
	boolean isLike(Status other) {
		return Reporter.stable(this.report).equals(Reporter.stable(other.report)) && this.reached == other.reached
				&& this.names == other.names && this.peers.equals(other.peers);
	}

	/**
	 * The same, in force for as long as another one if that is of the same configuration.
	 */
	Status following(Status before) {
		boolean same = Objects.equals(before.report().appliedTag(), this.report.appliedTag());
		return same ? new Status(this.report, this.reached, this.names, this.peers, before.since(), this.at) : this;
	}

	/** The same with another report. */
	public Status reporting(GatewayReport other) {
		return new Status(other, this.reached, this.names, this.peers, this.since, this.at);
	}

	/** Whether there is nothing to see to. */
	boolean isFine() {
		return this.reached && this.report.appliedTag() != null && this.report.revertedTag() == null
				&& this.report.problems().isEmpty()
				&& this.report.subsystems()
					.stream()
					.allMatch((subsystem) -> subsystem.state() != SubsystemState.FAILED);
	}

}
