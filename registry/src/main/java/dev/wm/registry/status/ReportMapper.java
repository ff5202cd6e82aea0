package dev.wm.registry.status;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.registry.gateway.ReceivedReport;
import org.jspecify.annotations.Nullable;

/**
 * Maps a report to the API's gateway status: ages become times, keys become names.
 */
final class ReportMapper {

	private final ReceivedReport received;

	private final PeerNames names;

	private final Instant now;

	ReportMapper(ReceivedReport received, PeerNames names, Instant now) {
		this.received = received;
		this.names = names;
		this.now = now;
	}

	List<PeerStatus> peers() {
		return this.received.report()
			.peers()
			.stream()
			.flatMap(this::peer)
			.sorted(Comparator.comparing(PeerStatus::name))
			.toList();
	}

	private Stream<PeerStatus> peer(PeerReport peer) {
		String name = this.names.find(peer.publicKey());
		// A removed peer disappears with the next configuration.
		return (name == null) ? Stream.empty() : Stream.of(new PeerStatus(name, peer.endpoint(),
				handshake(peer.handshakeAge()), peer.receivedBytes(), peer.sentBytes()));
	}

	private @Nullable Instant handshake(@Nullable Long age) {
		return (age != null) ? this.received.at().minusSeconds(age).truncatedTo(ChronoUnit.SECONDS) : null;
	}

	/** By how many seconds the gateway's clock was ahead, null if it did not say. */
	@Nullable Long clockOffset() {
		Long clock = this.received.report().clock();
		return (clock != null) ? clock - this.received.at().getEpochSecond() : null;
	}

	@Nullable List<RefusedSource> refusedSources() {
		List<RefusedSource> sources = this.received.report().refusedSources();
		return (sources == null) ? null : sources.stream()
			.map((source) -> new RefusedSource(source.address(), source.packets(), source.age() + sinceReport()))
			.toList();
	}

	private long sinceReport() {
		return Math.max(0, Duration.between(this.received.at(), this.now).toSeconds());
	}

	List<Repair> repairs() {
		return this.received.report()
			.repairs()
			.stream()
			.map((repair) -> new Repair(repair.subsystem(), repair.detail(), repair.age() + sinceReport()))
			.toList();
	}

}
