package dev.wm.registry.deepcheck.rule;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.Severity;

/**
 * How a check ended: as bad as the worst of its findings, and no better than "warn" if
 * something could not be looked at.
 */
final class NamedChecks {

	// One site that is down is one in each path to it.
	private static final int MOST = 50;

	private NamedChecks() {
	}

	/**
	 * The check.
	 * @param name which one
	 * @param unseen how many things could not be looked at
	 * @param detail what was seen, without the full stop
	 * @param findings what is wrong; the worst are kept
	 */
	static NamedCheck of(String name, long unseen, String detail, List<Finding> findings) {
		String rest = (unseen > 0) ? "; " + unseen + " could not be looked at" : "";
		return new NamedCheck(name, outcome(unseen, findings), detail + rest + ".",
				findings.stream().sorted(Comparator.comparing(Finding::severity)).limit(MOST).toList());
	}

	private static CheckOutcome outcome(long unseen, List<Finding> findings) {
		if (has(findings, Severity.ERROR)) {
			return CheckOutcome.FAIL;
		}
		return (unseen > 0 || has(findings, Severity.WARNING)) ? CheckOutcome.WARN : CheckOutcome.PASS;
	}

	private static boolean has(List<Finding> findings, Severity severity) {
		return findings.stream().anyMatch((finding) -> finding.severity() == severity);
	}

}
