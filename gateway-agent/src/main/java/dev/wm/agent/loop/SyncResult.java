package dev.wm.agent.loop;

import java.util.List;

import dev.wm.agent.plan.Step;

/**
 * The result of one sync.
 *
 * @param steps the steps that were done, in their order
 * @param problems a sentence for each thing that is wrong
 * @param succeeded whether the registry was reached and its newest configuration is
 * applied
 */
public record SyncResult(List<Step> steps, List<String> problems, boolean succeeded) {

	public SyncResult {
		steps = List.copyOf(steps);
		problems = List.copyOf(problems);
	}

	/** What was done, each as a verb phrase, without the reason. */
	public List<String> actions() {
		return this.steps.stream().map((step) -> step.action().text()).toList();
	}

}
