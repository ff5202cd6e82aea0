package dev.wm.agent.status;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;

import static dev.wm.contract.InvalidValueException.requirePresent;

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
 * @param turned when the registry was first reached, or first not, as it is now, likewise
 * @param at when the status was written, likewise
 * @param pid the agent's process
 * @param answered whether the registry has answered since the agent's start
 * @param refusal why the registry does not answer the agent or refuses it, empty if it is
 * reached
 */
public record Status(GatewayReport report, boolean reached, int names, Map<String, String> peers, List<String> excluded,
		long since, long turned, long at, long pid, boolean answered, String refusal) {

	public Status {
		peers = Map.copyOf(peers);
		excluded = List.copyOf(excluded);
		requirePresent(refusal, "refusal");
	}

	/** Whether it says the same, counters and times aside. */
	boolean saysTheSameAs(Status other) {
		return this.report.stable().equals(other.report.stable()) && this.reached == other.reached
				&& this.names == other.names && this.peers.equals(other.peers) && this.excluded.equals(other.excluded)
				&& this.pid == other.pid && this.answered == other.answered && this.refusal.equals(other.refusal);
	}

	/**
	 * The same with the times of an earlier status, as far as that says the same: of the
	 * configuration when it was applied, and of the registry.
	 */
	Status keepingTimes(Status before) {
		boolean same = Objects.equals(before.report().appliedTag(), this.report.appliedTag());
		return new Status(this.report, this.reached, this.names, this.peers, this.excluded,
				same ? before.since() : this.since, (before.reached() == this.reached) ? before.turned() : this.turned,
				this.at, this.pid, this.answered, this.refusal);
	}

	/** The same with another report. */
	public Status withReport(GatewayReport other) {
		return new Status(other, this.reached, this.names, this.peers, this.excluded, this.since, this.turned, this.at,
				this.pid, this.answered, this.refusal);
	}

	/**
	 * Whether the registry is reached, its configuration is applied and there is no
	 * problem.
	 */
	boolean isFine() {
		return this.reached && this.report.appliedTag() != null && this.report.revertedTag() == null
				&& this.report.problems().isEmpty() && this.report.blocks() == null && failed().isEmpty();
	}

	/** The subsystems that could not be applied, with commas; empty if there is none. */
	String failed() {
		return this.report.subsystems()
			.stream()
			.filter((subsystem) -> subsystem.state() == SubsystemState.FAILED)
			.map(SubsystemReport::subsystem)
			.map(Object::toString)
			.collect(Collectors.joining(","));
	}

}
