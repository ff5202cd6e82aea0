package dev.wm.registry.rollout;

import java.time.Instant;

import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.contract.v1.release.UpdateState;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the update at one site.
 *
 * @param report what its launcher last reported; the reason is that of the failed version
 * @param reportedAt when it reported another state
 * @param failed the version that failed there since the roll-out began, null if none
 */
record KnownUpdate(UpdateReport report, Instant reportedAt, @Nullable ReleaseVersion failed) {

	/**
	 * What is known after another report. A failure stays until that version runs: the
	 * launcher goes on to report that it runs the one before.
	 * @param before what was known, null if nothing
	 * @param report the report
	 * @param now the time
	 * @return what is known now
	 */
	static KnownUpdate after(@Nullable KnownUpdate before, UpdateReport report, Instant now) {
		if (report.state().isFailure() && report.wanted() != null) {
			return new KnownUpdate(report, now, report.wanted());
		}
		ReleaseVersion failed = (before != null) ? before.failed : null;
		boolean over = report.running().equals(failed);
		UpdateReport kept = new UpdateReport(report.running(), report.wanted(), report.state(),
				(before != null && failed != null && !over) ? before.report.reason() : null);
		Instant since = (before != null && before.report.equals(kept)) ? before.reportedAt : now;
		return new KnownUpdate(kept, since, over ? null : failed);
	}

	/** Whether this failure is news. */
	boolean isNewFailure(@Nullable KnownUpdate before) {
		return this.failed != null && (before == null || !this.failed.equals(before.failed));
	}

	UpdateState state() {
		return this.report.state();
	}

}
