package dev.wm.registry.deepcheck;

import java.util.List;

import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.registry.report.ReportFieldLimits;

/**
 * The limits of a probe report. Names that the mesh does not know are allowed: their
 * objects may have been removed meanwhile.
 */
final class ProbeReportLimits {

	// Each takes some 100 bytes of a body that may have a mebibyte.
	private static final int MOST_PATHS = 5_000;

	private static final int MOST_HOSTS = 20_000;

	private ProbeReportLimits() {
	}

	/**
	 * Refuses a report that exceeds them.
	 */
	static void check(ProbeReport report) {
		ReportFieldLimits.checkCount(report.paths().size(), "paths", MOST_PATHS);
		ReportFieldLimits.checkCount(report.hosts().size(), "hosts", MOST_HOSTS);
		ReportFieldLimits.checkSentences(report.problems(), "problems");
		ReportFieldLimits.checkBlocks(report.blocks());
		if (report.forwarded() != null) {
			ReportFieldLimits.checkCount(report.forwarded().size(), "forwarded", MOST_PATHS);
		}
		if (report.routerNames() != null) {
			ReportFieldLimits.checkCount(report.routerNames().missing().size(), "router_names.missing", MOST_PATHS);
		}
		if (report.forwardedSkipped() != null) {
			ReportFieldLimits.checkSentences(List.of(report.forwardedSkipped()), "forwarded_skipped");
		}
	}

}
