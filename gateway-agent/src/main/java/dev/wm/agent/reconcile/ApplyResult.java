package dev.wm.agent.reconcile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Step;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * The result of an apply.
 *
 * @param done the steps that were executed
 * @param failures what was not reached, and why
 * @param failed the stages that are not as desired
 * @param unrecorded the stages that are perhaps applied, but whose record is not on disk
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

	/** Whether every stage is as desired, be its record on disk or not. */
	boolean isApplied() {
		return this.failed.isEmpty();
	}

	/**
	 * Whether packets pass as desired; names and conntrack entries are other matters.
	 */
	boolean carriesTraffic() {
		return Set.of(ApplyStage.NAMES, ApplyStage.FLOWS).containsAll(this.failed);
	}

	List<String> problems() {
		return this.failures.stream().map(Failure::sentence).toList();
	}

	/** The state of each subsystem. */
	public List<SubsystemReport> subsystems() {
		Set<Subsystem> waiting = this.failed.stream().map(ApplyStage::subsystem).collect(Collectors.toSet());
		return Arrays.stream(Subsystem.values()).map((subsystem) -> {
			List<String> reasons = this.failures.stream()
				.filter((failure) -> failure.subsystem() == subsystem)
				.map(Failure::sentence)
				.toList();
			if (reasons.isEmpty()) {
				return waiting.contains(subsystem)
						? new SubsystemReport(subsystem, SubsystemState.FAILED,
								"It waits for a stage that failed before it.")
						: new SubsystemReport(subsystem, SubsystemState.APPLIED, null);
			}
			return new SubsystemReport(subsystem, SubsystemState.FAILED, String.join(" ", reasons));
		}).toList();
	}

	/**
	 * A step that failed.
	 *
	 * @param subsystem its subsystem
	 * @param sentence what failed and why
	 */
	record Failure(Subsystem subsystem, String sentence) {
	}

}
