package dev.wm.agent.report;

import java.util.function.UnaryOperator;

import dev.wm.agent.poll.RegistrySession;
import dev.wm.agent.time.Time;
import dev.wm.contract.v1.gateway.GatewayReport;

/**
 * Sends the gateway's report to the registry when one is due.
 */
public final class ReportSender {

	private final RegistrySession session;

	private final ReportSchedule schedule;

	private long enrolments;

	public ReportSender(RegistrySession session, Time time) {
		this.session = session;
		this.schedule = new ReportSchedule(time);
	}

	/**
	 * Has the next report sent in any case: the latest repair may read like those before.
	 */
	public void repaired() {
		this.schedule.reset();
	}

	/**
	 * Sends a report if one is due and the last poll was answered. Without an answer the
	 * next call tries again.
	 * @param report the report without its peers, which change all the time
	 * @param withPeers adds them
	 */
	public void send(GatewayReport report, UnaryOperator<GatewayReport> withPeers) {
		// With a new credential it may be another registry, which has no report yet.
		if (this.session.enrolments() != this.enrolments) {
			this.enrolments = this.session.enrolments();
			this.schedule.reset();
		}
		// A clone asks by it whether it still is one.
		if ((this.session.isReached() || this.session.cloneRefusal().isPresent()) && this.schedule.isDue(report)
				&& this.session.report(withPeers.apply(report))) {
			this.schedule.sent(report);
		}
	}

}
