package dev.wm.agent.report;

import java.time.Duration;

import dev.wm.agent.time.Time;
import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * When a report is due: at once if it says something new, and every 30 s for counters.
 */
final class ReportSchedule {

	static final Duration INTERVAL = Duration.ofSeconds(30);

	private final Time time;

	private @Nullable GatewayReport sent;

	private long sentAt;

	ReportSchedule(Time time) {
		this.time = time;
	}

	/** Whether a report is to be sent now. */
	boolean isDue(GatewayReport report) {
		return !report.stable().equals(this.sent) || this.time.nanos() - this.sentAt >= INTERVAL.toNanos();
	}

	/** Takes note that a report was sent. */
	void sent(GatewayReport report) {
		this.sent = report.stable();
		this.sentAt = this.time.nanos();
	}

	/** Forgets the last report: the next one is due at once. */
	void reset() {
		this.sent = null;
	}

}
