package dev.wm.registry.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * A report of a gateway with its order among the others.
 *
 * @param session the number of the credential that it came with; a new enrolment has a
 * larger one
 * @param at when it was received
 * @param report the report
 */
public record ReceivedReport(long session, Instant at, GatewayReport report) {

	// Handshakes and bytes are different in each report, and not worth a write each.
	private static final Duration STORED_AT_LEAST = Duration.ofMinutes(5);

	private static final Comparator<ReceivedReport> ORDER = Comparator.comparingLong(ReceivedReport::session)
		.thenComparing(ReceivedReport::at);

	public static ReceivedReport later(ReceivedReport one, ReceivedReport other) {
		return (ORDER.compare(one, other) > 0) ? one : other;
	}

	/**
	 * Whether it says something new, or the stored report is old.
	 * @param stored the stored report, null if there is none
	 * @return true if it should be stored
	 */
	public boolean isWorthStoring(@Nullable ReceivedReport stored) {
		return stored == null || stored.session != this.session || !stable(stored.report).equals(stable(this.report))
				|| Duration.between(stored.at, this.at).compareTo(STORED_AT_LEAST) >= 0;
	}

	private static GatewayReport stable(GatewayReport report) {
		return report.stable().with(List.of(), List.of());
	}

}
