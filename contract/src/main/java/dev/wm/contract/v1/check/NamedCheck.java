package dev.wm.contract.v1.check;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * One check of a {@link DeepCheck}.
 *
 * @param name which one; a program may depend on it
 * @param outcome how it ended
 * @param detail one sentence that says what was seen
 * @param findings what is wrong and what to do about it, the worst first; none if it
 * passed
 */
public record NamedCheck(String name, CheckOutcome outcome, String detail, List<Finding> findings) {

	public NamedCheck {
		requirePresent(name, "name");
		requirePresent(outcome, "outcome");
		requirePresent(detail, "detail");
		findings = List.copyOf(requirePresent(findings, "findings"));
	}

}
