package dev.wm.agent.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Step;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * What was reached.
 *
 * @param done the steps that were carried out
 * @param failures what was not
 * @param failed what is not as it should be
 * @param unrecorded what is perhaps in force, but not written down
 */
public record ApplyResult(List<Step> done, List<Failure> failures, Set<ApplyStage> failed, Set<ApplyStage> unrecorded) {

	public ApplyResult {
		done = List.copyOf(done);
		failures = List.copyOf(failures);
		failed = Set.copyOf(failed);
		unrecorded = Set.copyOf(unrecorded);
	}

	public boolean isComplete() {
		return isApplied() && this.unrecorded.isEmpty();
	}

	/** Whether the machine does what it should, be it written down or not. */
	boolean isApplied() {
		return this.failed.isEmpty();
	}

	/**
	 * Whether packets pass as they should; names and old connections are other matters.
	 */
	boolean carriesTraffic() {
		return Set.of(ApplyStage.NAMES, ApplyStage.FLOWS).containsAll(this.failed);
	}

	List<String> problems() {
		return this.failures.stream().map(Failure::sentence).toList();
	}

	/** How each subsystem stands. */
	public List<SubsystemReport> subsystems() {
		Set<dev.wm.contract.v1.gateway.Subsystem> waiting = this.failed.stream()
			.map(ApplyStage::subsystem)
			.collect(Collectors.toSet());
		return Arrays.stream(dev.wm.contract.v1.gateway.Subsystem.values()).map((subsystem) -> {
			List<String> reasons = this.failures.stream()
				.filter((failure) -> failure.subsystem() == subsystem)
				.map(Failure::sentence)
				.toList();
			if (reasons.isEmpty()) {
				return waiting.contains(subsystem)
						? new SubsystemReport(subsystem, SubsystemState.FAILED, "It waits for what failed before it.")
						: new SubsystemReport(subsystem, SubsystemState.APPLIED, null);
			}
			return new SubsystemReport(subsystem, SubsystemState.FAILED, String.join(" ", reasons));
		}).toList();
	}

	/**
	 * Something that was not reached.
	 *
	 * @param subsystem what it belongs to
	 * @param sentence what and why
	 */
	record Failure(dev.wm.contract.v1.gateway.Subsystem subsystem, String sentence) {
	}

}
