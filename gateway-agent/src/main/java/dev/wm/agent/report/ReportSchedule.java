package dev.wm.agent.report;

import java.time.Duration;

import dev.wm.agent.time.Time;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * When a report is due: at once if it says something new, and now and then for what
 * always changes.
 */
final class ReportSchedule {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final Time time;

	private @Nullable GatewayReport sent;

	private long sentAt;

	ReportSchedule(Time time) {
		this.time = time;
	}

	boolean isDue(GatewayReport report) {
		return !Reporter.stable(report).equals(this.sent) || this.time.nanos() - this.sentAt >= INTERVAL.toNanos();
	}

	void sent(GatewayReport report) {
		this.sent = Reporter.stable(report);
		this.sentAt = this.time.nanos();
	}

	/** Whoever is asked next knows nothing yet. */
	void reset() {
		this.sent = null;
	}

}
