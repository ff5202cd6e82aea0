package dev.wm.agent.host;

import java.util.Map;
import java.util.Optional;

import dev.wm.agent.files.StampedFile;
import dev.wm.agent.observed.Admitted;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.WrittenEndpoints;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;

/**
 * Looks up what the agent wrote down of what it did.
 */
final class RecordInspector {

	private final Records records;

	private final StampedFile<Map<PublicKey, Endpoint>> endpoints;

	private final StampedFile<Optional<Admitted>> admitted;

	RecordInspector(Records records, Paths paths) {
		this.records = records;
		this.endpoints = new StampedFile<>(paths.of(ManagedFile.WIREGUARD),
				(text) -> Map.copyOf(WrittenEndpoints.parse(text)));
		this.admitted = new StampedFile<>(paths.of(ManagedFile.ADMITTED), Admitted::parse);
	}

	Map<PublicKey, Endpoint> endpoints() {
		return this.records.unwritten(ManagedFile.WIREGUARD)
			.map(WrittenEndpoints::parse)
			.or(this.endpoints::read)
			.orElse(Map.of());
	}

	Optional<Admitted> admitted() {
		return this.records.unwritten(ManagedFile.ADMITTED)
			.map(Admitted::parse)
			.or(this.admitted::read)
			.flatMap((some) -> some);
	}

}
