package dev.wm.agent.host;

import java.util.Map;
import java.util.Optional;

import dev.wm.agent.observed.AdmittedAddresses;
import dev.wm.agent.observed.AppliedEndpoints;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Endpoint;

/**
 * Reads the files in which the agent records what it has applied.
 */
final class RecordReader {

	private final ManagedFileWriter records;

	private final CachedFile<Map<PublicKey, Endpoint>> endpoints;

	private final CachedFile<Optional<AdmittedAddresses>> admitted;

	RecordReader(ManagedFileWriter records, Paths paths) {
		this.records = records;
		this.endpoints = new CachedFile<>(paths.of(ManagedFile.WIREGUARD),
				(text) -> Map.copyOf(AppliedEndpoints.parse(text)));
		this.admitted = new CachedFile<>(paths.of(ManagedFile.ADMITTED), AdmittedAddresses::parse);
	}

	Map<PublicKey, Endpoint> endpoints() {
		return this.records.unwritten(ManagedFile.WIREGUARD)
			.map(AppliedEndpoints::parse)
			.or(this.endpoints::read)
			.orElse(Map.of());
	}

	Optional<AdmittedAddresses> admitted() {
		return this.records.unwritten(ManagedFile.ADMITTED)
			.map(AdmittedAddresses::parse)
			.or(this.admitted::read)
			.flatMap((some) -> some);
	}

}
