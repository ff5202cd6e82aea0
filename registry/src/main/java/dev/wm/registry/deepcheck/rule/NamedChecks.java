package dev.wm.registry.deepcheck.rule;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * Builds the result of a check: as bad as the worst of its findings, and at best {@code
 * warn} if something could not be checked.
 */
final class NamedChecks {

	// One site that is down is one in each path to it.
	private static final int MOST = 50;

	private NamedChecks() {
	}

	/**
	 * Builds a result.
	 * @param name the check's name
	 * @param unchecked how many things could not be checked
	 * @param detail what was found, without the full stop
	 * @param findings the findings; the worst are kept
	 */
	static NamedCheck of(String name, long unchecked, String detail, List<Finding> findings) {
		String rest = (unchecked > 0) ? "; " + unchecked + " could not be checked" : "";
		return new NamedCheck(name, outcome(unchecked, findings), detail + rest + ".",
				findings.stream().sorted(Comparator.comparing(Finding::severity)).limit(MOST).toList());
	}

	private static CheckOutcome outcome(long unchecked, List<Finding> findings) {
		if (has(findings, Severity.ERROR)) {
			return CheckOutcome.FAIL;
		}
		return (unchecked > 0 || has(findings, Severity.WARNING)) ? CheckOutcome.WARN : CheckOutcome.PASS;
	}

	private static boolean has(List<Finding> findings, Severity severity) {
		return findings.stream().anyMatch((finding) -> finding.severity() == severity);
	}

}
