package dev.wm.agent.loop;

import java.time.Duration;
import java.util.List;

import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.Repair;
import org.jspecify.annotations.Nullable;

/**
 * When a report is due: at once if it says something new, and now and then for what
 * always changes.
 */
final class ReportRhythm {

	private static final Duration INTERVAL = Duration.ofSeconds(30);

	private final Time time;

	private @Nullable GatewayReport told;

	private long toldAt;

	ReportRhythm(Time time) {
		this.time = time;
	}

	boolean isDue(GatewayReport report) {
		return !stable(report).equals(this.told) || this.time.nanos() - this.toldAt >= INTERVAL.toNanos();
	}

	void told(GatewayReport report) {
		this.told = stable(report);
		this.toldAt = this.time.nanos();
	}

	/** Whoever is asked next knows nothing yet. */
	void forget() {
		this.told = null;
	}

	// Handshakes, bytes and ages are different each time.
	static GatewayReport stable(GatewayReport report) {
		List<Repair> repairs = report.repairs()
			.stream()
			.map((repair) -> new Repair(repair.subsystem(), repair.detail(), 0))
			.toList();
		return new GatewayReport(report.appliedTag(), report.appliedRevision(), report.revertedTag(), report.version(),
				report.lans(), report.lanAddresses(), report.uplinks(), report.subsystems(), List.of(), repairs,
				report.problems());
	}

}
