package dev.wm.registry.plan;

import java.io.Serial;

import dev.wm.contract.v1.change.Plan;

/**
 * Carries the plan of a dry run out of the transaction, which is rolled back. The plan is
 * the response.
 */
public class PlannedWriteException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final transient Plan plan;

	public PlannedWriteException(Plan plan) {
		super("This write was only planned", null, false, false);
		this.plan = plan;
	}

	Plan plan() {
		return this.plan;
	}

}
