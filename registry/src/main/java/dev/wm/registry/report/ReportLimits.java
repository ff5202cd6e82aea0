package dev.wm.registry.report;

import java.util.List;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.PrintableText;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a whole report.
 */
final class ReportLimits {

	private static final int LONGEST_TAG = 128;

	private static final int MOST_SUBSYSTEMS = 16;

	// Each takes some 200 bytes of a body that may have a mebibyte.
	private static final int MOST_PEERS = 5_000;

	private static final int MOST_SIGHTINGS = 100;

	// The year 9999.
	private static final long LATEST_CLOCK = 253_402_300_799L;

	// A hundred years: a greater age comes from a wrong clock.
	private static final long LONGEST_AGE = 100L * 366 * 24 * 3600;

	private ReportLimits() {
	}

	/**
	 * Refuses a report that exceeds them.
	 * @return the report with its networks sorted
	 */
	static GatewayReport checked(GatewayReport report) {
		ReportFieldLimits.checkVersion(report.version());
		checkText(report.appliedTag(), "applied_tag", LONGEST_TAG);
		checkText(report.revertedTag(), "reverted_tag", LONGEST_TAG);
		checkNumber(report.clock(), "clock", LATEST_CLOCK);
		checkNumber(report.appliedRevision(), "applied_revision", Long.MAX_VALUE);
		checkSubsystems(report.subsystems());
		checkPeers(report.peers());
		checkRepairs(report.repairs());
		ReportFieldLimits.checkSentences(report.problems(), "problems");
		if (report.sightings() != null) {
			ReportFieldLimits.checkCount(report.sightings().size(), "sightings", MOST_SIGHTINGS);
		}
		ReportFieldLimits.checkBlocks(report.blocks());
		if (report.refusedSources() != null) {
			checkRefusedSources(report.refusedSources());
		}
		return new GatewayReport(report.appliedTag(), report.appliedRevision(), report.revertedTag(), report.version(),
				ReportFieldLimits.networks(report.lans(), "lans"),
				ReportFieldLimits.addresses(report.lanAddresses(), "lan_addresses"),
				ReportFieldLimits.networks(report.uplinks(), "uplinks"), report.subsystems(), report.peers(),
				report.repairs(), report.problems(), report.sightings(), report.blocks(), report.clock(),
				report.refusedSources());
	}

	private static void checkSubsystems(List<SubsystemReport> subsystems) {
		ReportFieldLimits.checkCount(subsystems.size(), "products", MOST_SUBSYSTEMS);
		subsystems
			.forEach((subsystem) -> checkText(subsystem.detail(), "products", ReportFieldLimits.LONGEST_SENTENCE));
	}

	private static void checkPeers(List<PeerReport> peers) {
		ReportFieldLimits.checkCount(peers.size(), "peers", MOST_PEERS);
		for (PeerReport peer : peers) {
			checkNumber(peer.handshakeAge(), "peers", LONGEST_AGE);
			checkNumber(peer.receivedBytes(), "peers", Long.MAX_VALUE);
			checkNumber(peer.sentBytes(), "peers", Long.MAX_VALUE);
		}
	}

	private static void checkRepairs(List<Repair> repairs) {
		ReportFieldLimits.checkCount(repairs.size(), "repairs", ReportFieldLimits.MOST_SENTENCES);
		for (Repair repair : repairs) {
			checkText(repair.detail(), "repairs", ReportFieldLimits.LONGEST_SENTENCE);
			checkNumber(repair.age(), "repairs", LONGEST_AGE);
		}
	}

	private static void checkRefusedSources(List<RefusedSource> sources) {
		ReportFieldLimits.checkCount(sources.size(), "refused_sources", RefusedSource.MOST);
		for (RefusedSource source : sources) {
			checkNumber(source.packets(), "refused_sources", Long.MAX_VALUE);
			checkNumber(source.age(), "refused_sources", LONGEST_AGE);
		}
	}

	private static void checkText(@Nullable String text, String field, int longest) {
		if (text != null) {
			PrintableText.check(text, field, longest);
		}
	}

	private static void checkNumber(@Nullable Long number, String field, long largest) {
		if (number != null && (number < 0 || number > largest)) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, field,
					number + " in \"" + field + "\" is out of range: send a number from 0 to " + largest + ".");
		}
	}

}
