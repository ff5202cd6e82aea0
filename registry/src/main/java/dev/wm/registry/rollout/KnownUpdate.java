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
 * @param failed the version that failed there and is not tried again, null if none
 * @param stopped the version whose roll-out to all stopped since it failed there, until
 * it runs there or a roll-out to all begins; null if none
 */
record KnownUpdate(UpdateReport report, Instant reportedAt, @Nullable ReleaseVersion failed,
		@Nullable ReleaseVersion stopped) {

	/**
	 * What is known after a version failed that the gateway was to run.
	 * @param before what was known, null if nothing
	 * @param report the report
	 * @param all the version that is wanted for all, null if none
	 * @param now the time
	 * @return what is known now
	 */
	static KnownUpdate failed(@Nullable KnownUpdate before, UpdateReport report, @Nullable ReleaseVersion all,
			Instant now) {
		ReleaseVersion wanted = report.wanted();
		return new KnownUpdate(report, now, wanted,
				(wanted != null && wanted.equals(all)) ? wanted : ((before != null) ? before.stopped : null));
	}

	/**
	 * What is known after another report. A failure stays until that version runs: the
	 * launcher goes on to report that it runs the one before.
	 * @param before what was known, null if nothing
	 * @param report the report
	 * @param now the time
	 * @return what is known now
	 */
	static KnownUpdate after(@Nullable KnownUpdate before, UpdateReport report, Instant now) {
		ReleaseVersion failed = (before != null) ? unless(before.failed, report.running()) : null;
		UpdateReport kept = new UpdateReport(report.running(), report.wanted(), report.state(),
				(before != null && failed != null) ? before.report.reason()
						: (report.state().isFailure() ? report.reason() : null));
		Instant since = (before != null && before.report.equals(kept)) ? before.reportedAt : now;
		return new KnownUpdate(kept, since, failed, (before != null) ? unless(before.stopped, report.running()) : null);
	}

	private static @Nullable ReleaseVersion unless(@Nullable ReleaseVersion version, ReleaseVersion running) {
		return running.equals(version) ? null : version;
	}

	/** Whether this failure is news. */
	boolean isNewFailure(@Nullable KnownUpdate before) {
		return this.failed != null && (before == null || !this.failed.equals(before.failed));
	}

	UpdateState state() {
		return this.report.state();
	}

}
