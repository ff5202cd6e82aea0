package dev.wm.agent.json;

import java.util.List;

import dev.wm.contract.v1.check.ForwardProbe;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.check.RouterNames;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.SubsystemReport;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a gateway says of itself and of what it finds around it.
 */
final class ReportWriter {

	private final JsonWriter json;

	ReportWriter(JsonWriter json) {
		this.json = json;
	}

	void report(GatewayReport report) {
		this.json.optionalText("applied_tag", report.appliedTag());
		this.json.optionalNumber("applied_revision", report.appliedRevision());
		this.json.optionalText("reverted_tag", report.revertedTag());
		this.json.text("version", report.version());
		this.json.texts("lans", report.lans());
		if (report.lanAddresses() != null) {
			this.json.texts("lan_addresses", report.lanAddresses());
		}
		this.json.texts("uplinks", report.uplinks());
		this.json.beginList("products");
		for (SubsystemReport subsystem : report.subsystems()) {
			subsystem(subsystem);
		}
		this.json.endList();
		peers("peers", report.peers());
		this.json.beginList("repairs");
		for (Repair repair : report.repairs()) {
			repair(repair);
		}
		this.json.endList();
		this.json.texts("problems", report.problems());
		if (report.sightings() != null) {
			sightings(report.sightings());
		}
		blocks(report.blocks());
		this.json.optionalNumber("clock", report.clock());
		if (report.refusedSources() != null) {
			refused(report.refusedSources());
		}
	}

	private void refused(List<RefusedSource> sources) {
		this.json.beginList("refused_sources");
		for (RefusedSource source : sources) {
			this.json.beginObject();
			this.json.text("address", source.address());
			this.json.number("packets", source.packets());
			this.json.number("age", source.age());
			this.json.endObject();
		}
		this.json.endList();
	}

	private void sightings(List<HostSighting> sightings) {
		this.json.beginList("sightings");
		for (HostSighting sighting : sightings) {
			this.json.beginObject();
			this.json.text("name", sighting.name());
			this.json.text("address", sighting.address());
			this.json.text("mac", sighting.mac());
			this.json.endObject();
		}
		this.json.endList();
	}

	private void blocks(@Nullable List<FirewallBlock> blocks) {
		if (blocks == null) {
			return;
		}
		this.json.beginList("blocks");
		for (FirewallBlock block : blocks) {
			this.json.beginObject();
			this.json.text("detail", block.detail());
			this.json.text("command", block.command());
			this.json.flag("certain", block.certain());
			this.json.endObject();
		}
		this.json.endList();
	}

	void peers(String name, List<PeerReport> peers) {
		this.json.beginList(name);
		for (PeerReport peer : peers) {
			peer(peer);
		}
		this.json.endList();
	}

	private void subsystem(SubsystemReport subsystem) {
		this.json.beginObject();
		this.json.text("product", subsystem.subsystem());
		this.json.text("state", subsystem.state());
		this.json.optionalText("detail", subsystem.detail());
		this.json.endObject();
	}

	private void peer(PeerReport peer) {
		this.json.beginObject();
		this.json.text("public_key", peer.publicKey());
		this.json.optionalText("endpoint", peer.endpoint());
		this.json.optionalNumber("handshake_age", peer.handshakeAge());
		this.json.number("received_bytes", peer.receivedBytes());
		this.json.number("sent_bytes", peer.sentBytes());
		this.json.endObject();
	}

	private void repair(Repair repair) {
		this.json.beginObject();
		this.json.text("product", repair.subsystem());
		this.json.text("detail", repair.detail());
		this.json.number("age", repair.age());
		this.json.endObject();
	}

	void probes(ProbeReport report) {
		this.json.text("clock", report.clock());
		this.json.flag("answers_names", report.answersNames());
		this.json.beginList("paths");
		for (PathProbe path : report.paths()) {
			path(path);
		}
		this.json.endList();
		this.json.beginList("hosts");
		for (HostProbe host : report.hosts()) {
			host(host);
		}
		this.json.endList();
		this.json.texts("problems", report.problems());
		forwarded(report.forwarded());
		this.json.optionalText("forwarded_skipped", report.forwardedSkipped());
		blocks(report.blocks());
		routerNames(report.routerNames());
	}

	private void routerNames(@Nullable RouterNames names) {
		if (names == null) {
			return;
		}
		this.json.beginObject("router_names");
		this.json.text("router", names.router());
		this.json.texts("missing", names.missing());
		this.json.endObject();
	}

	private void forwarded(@Nullable List<ForwardProbe> probes) {
		if (probes == null) {
			return;
		}
		this.json.beginList("forwarded");
		for (ForwardProbe probe : probes) {
			this.json.beginObject();
			this.json.text("site", probe.site());
			this.json.flag("answers_ping", probe.answersPing());
			if (probe.carriesTcp() != null) {
				this.json.flag("carries_tcp", probe.carriesTcp());
			}
			this.json.endObject();
		}
		this.json.endList();
	}

	private void path(PathProbe path) {
		this.json.beginObject();
		this.json.text("site", path.site());
		this.json.number("sent", path.sent());
		this.json.number("answered", path.answered());
		this.json.optionalFraction("round_trip", path.roundTrip());
		this.json.optionalNumber("largest_packet", path.largestPacket());
		this.json.flag("answers_names", path.answersNames());
		this.json.endObject();
	}

	private void host(HostProbe host) {
		this.json.beginObject();
		this.json.text("name", host.name());
		this.json.text("presence", host.presence());
		if (host.mac() != null) {
			this.json.text("mac", host.mac());
		}
		if (host.answersMesh() != null) {
			this.json.flag("answers_mesh", host.answersMesh());
		}
		this.json.endObject();
	}

}
