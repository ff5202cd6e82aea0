package dev.wm.agent.reconcile;

import java.util.List;
import java.util.Optional;

import dev.wm.agent.plan.Step;

/**
 * What a reconciliation did.
 *
 * @param applied what was reached, empty if there was nothing to put in force
 * @param problems a sentence for each thing that is wrong
 * @param repair whether the configuration was in force before, so that somebody else
 * changed the machine
 */
public record ReconcileResult(Optional<ApplyResult> applied, List<String> problems, boolean repair) {

	public ReconcileResult {
		problems = List.copyOf(problems);
	}

	/** Whether a step puts right what somebody else changed. */
	public boolean isRepair(Step step) {
		return this.repair && !step.upkeep();
	}

	public List<Step> steps() {
		return this.applied.map(ApplyResult::done).orElse(List.of());
	}

}
