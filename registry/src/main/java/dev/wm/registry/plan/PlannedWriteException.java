package dev.wm.registry.plan;

import java.io.Serial;

import dev.wm.contract.v1.change.Plan;

/**
 * Ends a write that was only planned: the transaction is undone, and the plan is the
 * answer, whatever the endpoint would have answered.
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
