package dev.wm.agent.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.SubsystemState;

/**
 * A status as one screen of text for {@code wm-gateway status}.
 */
final class StatusText {

	private static final int UNIT = 1024;

	private static final int SHORT = 120;

	private final Status status;

	private final List<PeerReport> peers;

	private final boolean running;

	private final Instant now;

	StatusText(Status status, List<PeerReport> peers, boolean running, Instant now) {
		this.status = status;
		this.peers = peers;
		this.running = running;
		this.now = now;
	}

	List<String> lines() {
		GatewayReport report = this.status.report();
		List<String> lines = new ArrayList<>();
		lines.add("agent      " + report.version()
				+ (this.running ? ", running" : ", NOT running: start wm-gateway run"));
		lines.add("applied    " + applied(report));
		lines.add("registry   " + registry());
		lines.add("LANs       " + joined(report.lans()));
		this.status.excluded().forEach((other) -> lines.add("no LAN     " + other));
		lines.add("names      " + this.status.names());
		report.subsystems()
			.stream()
			.filter((subsystem) -> subsystem.state() == SubsystemState.FAILED)
			.forEach((subsystem) -> lines.add("FAILED     " + subsystem.subsystem() + ": " + subsystem.detail()));
		this.peers.forEach((peer) -> lines.add("peer       " + peer(peer)));
		report.repairs().forEach((repair) -> lines.add("repaired   " + repair(repair)));
		Objects.requireNonNullElse(report.refusedSources(), List.<RefusedSource>of())
			.forEach((source) -> lines.add("refused    " + refused(source)));
		Objects.requireNonNullElse(report.blocks(), List.<FirewallBlock>of())
			.forEach(
					(block) -> lines.add("BLOCKED    " + block.detail() + " Let it pass as it is: " + block.command()));
		report.problems().forEach((problem) -> lines.add("PROBLEM    " + problem));
		return lines;
	}

	private String applied(GatewayReport report) {
		return (report.appliedRevision() == null) ? "NOTHING"
				: "revision " + report.appliedRevision() + ", since " + Instant.ofEpochSecond(this.status.since());
	}

	// The first poll of a gateway without a configuration has nothing that goes on.
	private String registry() {
		if (this.status.reached()) {
			return "reached";
		}
		String refusal = this.status.refusal();
		String since = "NOT reached since " + Instant.ofEpochSecond(this.status.turned())
				+ (refusal.isEmpty() ? "" : " (" + refusal + ")");
		return (this.status.report().appliedRevision() == null) ? since
				: since + ": the mesh goes on with what is applied, and changes wait until the registry answers";
	}

	private static String joined(List<?> items) {
		return items.isEmpty() ? "none" : String.join(", ", items.stream().map(Object::toString).toList());
	}

	private String peer(PeerReport peer) {
		String name = this.status.peers().getOrDefault(peer.publicKey().toString(), peer.publicKey().shortForm());
		Long age = peer.handshakeAge();
		return String.format(Locale.ROOT, "%-20s %-22s %-22s received %s, sent %s", name,
				(peer.endpoint() != null) ? peer.endpoint() : "no endpoint yet",
				(age != null) ? "handshake " + ago(age) : "no handshake yet", bytes(peer.receivedBytes()),
				bytes(peer.sentBytes()));
	}

	private String repair(Repair repair) {
		return repair.subsystem() + ", " + ago(repair.age() + Math.max(0, this.now.getEpochSecond() - this.status.at()))
				+ ": " + repair.detail();
	}

	private String refused(RefusedSource source) {
		return source.address() + " is not registered, " + source.packets() + " packets dropped, the last "
				+ ago(source.age() + Math.max(0, this.now.getEpochSecond() - this.status.at()))
				+ ": wm add-host NAME.SITE --local-ip " + source.address();
	}

	static String ago(long seconds) {
		Duration age = Duration.ofSeconds(seconds);
		if (seconds < SHORT) {
			return seconds + " s ago";
		}
		return (age.toHours() < 2) ? age.toMinutes() + " min ago" : age.toHours() + " h ago";
	}

	private static String bytes(long count) {
		double size = count;
		String unit = "B";
		for (String larger : List.of("KiB", "MiB", "GiB", "TiB")) {
			if (size < UNIT) {
				break;
			}
			size /= UNIT;
			unit = larger;
		}
		return unit.equals("B") ? count + " B" : String.format(Locale.ROOT, "%.1f %s", size, unit);
	}

}
