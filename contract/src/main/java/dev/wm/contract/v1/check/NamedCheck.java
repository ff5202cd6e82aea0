package dev.wm.contract.v1.check;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * One check of a {@link DeepCheck} with its outcome.
 *
 * @param name its stable name, such as {@code ping}; a program may depend on it
 * @param outcome its outcome
 * @param detail one sentence that says what was seen
 * @param findings what is wrong and what to do about it, the worst first; if it passed,
 * none but hints ({@link Severity#INFO})
 */
public record NamedCheck(String name, CheckOutcome outcome, String detail, List<Finding> findings) {

	public NamedCheck {
		requirePresent(name, "name");
		requirePresent(outcome, "outcome");
		requirePresent(detail, "detail");
		findings = List.copyOf(requirePresent(findings, "findings"));
	}

}
