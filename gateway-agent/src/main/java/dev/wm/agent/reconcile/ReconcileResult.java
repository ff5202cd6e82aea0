package dev.wm.agent.reconcile;

import java.util.List;
import java.util.Optional;

import dev.wm.agent.plan.Step;

/**
 * The result of one reconciliation.
 *
 * @param applied the result of the apply, empty if there was nothing to apply
 * @param problems a sentence for each thing that is wrong
 * @param repair whether the configuration was applied before, so that its steps repair
 * drift
 */
public record ReconcileResult(Optional<ApplyResult> applied, List<String> problems, boolean repair) {

	public ReconcileResult {
		problems = List.copyOf(problems);
	}

	/** Whether a step repairs what somebody else changed. */
	public boolean isRepair(Step step) {
		return this.repair && !step.routine();
	}

	public List<Step> steps() {
		return this.applied.map(ApplyResult::done).orElse(List.of());
	}

}
