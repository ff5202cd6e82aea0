package dev.wm.agent.loop;

import java.util.List;

import dev.wm.agent.plan.Step;

/**
 * What one pass came to.
 *
 * @param steps what was done
 * @param problems a sentence for each thing that is wrong
 * @param succeeded whether the registry's present configuration is in force
 */
public record SyncResult(List<Step> steps, List<String> problems, boolean succeeded) {

	public SyncResult {
		steps = List.copyOf(steps);
		problems = List.copyOf(problems);
	}

}
