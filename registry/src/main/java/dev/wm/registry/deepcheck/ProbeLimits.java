package dev.wm.registry.deepcheck;

import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.registry.gateway.ReportedText;

/**
 * The limits of an answer. Names that the mesh does not know are no fault: what they
 * stand for may have been removed meanwhile.
 */
final class ProbeLimits {

	// Each takes some 100 bytes of a body that may have a mebibyte.
	private static final int MOST_PATHS = 5_000;

	private static final int MOST_HOSTS = 20_000;

	private ProbeLimits() {
	}

	/**
	 * Refuses an answer that says too much.
	 */
	static void check(ProbeReport report) {
		ReportedText.checkCount(report.paths().size(), "paths", MOST_PATHS);
		ReportedText.checkCount(report.hosts().size(), "hosts", MOST_HOSTS);
		ReportedText.checkSentences(report.problems(), "problems");
	}

}
