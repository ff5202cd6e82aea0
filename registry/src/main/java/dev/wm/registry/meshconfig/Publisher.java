package dev.wm.registry.meshconfig;

import java.util.Collection;
import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.access.Credentials;
import dev.wm.registry.access.KnownToken;
import dev.wm.registry.access.TokenBook;
import dev.wm.registry.change.RevisionCommitted;
import dev.wm.registry.gateway.WantedTags;
import dev.wm.registry.mesh.MeshStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the current revision in memory: what callers may see, and who they are. When the
 * database fails, the last revision stays; an empty one never takes its place.
 */
@Component
class Publisher implements WantedTags {

	private static final Logger log = LoggerFactory.getLogger(Publisher.class);

	private final TransactionTemplate snapshots;

	private final MeshStore mesh;

	private final MeshSnapshots meshes;

	private final Credentials credentials;

	private final TokenBook tokens;

	private final JsonMapper json;

	private volatile Optional<PublishedMesh> current = Optional.empty();

	Publisher(PlatformTransactionManager transactions, MeshStore mesh, MeshSnapshots meshes, Credentials credentials,
			TokenBook tokens, JsonMapper json) {
		this.snapshots = new TransactionTemplate(transactions);
		this.snapshots.setReadOnly(true);
		this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		this.mesh = mesh;
		this.meshes = meshes;
		this.credentials = credentials;
		this.tokens = tokens;
		this.json = json;
	}

	/**
	 * The mesh as this process knows it.
	 * @return empty only until the first snapshot is there
	 */
	Optional<PublishedMesh> current() {
		return this.current;
	}

	@Override
	public Optional<String> wantedTag(SiteDomain site) {
		return this.current.flatMap((mesh) -> mesh.gateway(site)).map(View::tag);
	}

	/**
	 * Lets the writer wait until everybody here sees its write. Writers that come in a
	 * burst share a snapshot: the one that is taken last serves them all.
	 */
	@EventListener
	void committed(RevisionCommitted write) {
		try {
			synchronized (this) {
				if (this.current.isEmpty() || this.current.get().revision() < write.revision()) {
					publish();
				}
			}
		}
		catch (RuntimeException ex) {
			// The write is done; the watch will see it as soon as the database answers.
			log.warn("revision={} is written but cannot be read back yet: {}", write.revision(), ex.getMessage());
		}
	}

	/**
	 * Takes over what another process may have written.
	 */
	synchronized void catchUp() {
		if (this.current.isEmpty() || this.current.get().revision() != this.mesh.revision()) {
			publish();
		}
	}

	private void publish() {
		Snapshot taken = this.snapshots
			.execute((status) -> new Snapshot(this.mesh.revision(), this.meshes.read(), this.credentials.valid()));
		this.tokens.replace(taken.tokens());
		this.current = Optional.of(new PublishedMesh(taken.revision(), taken.mesh(), this.json));
	}

	private record Snapshot(long revision, MeshSnapshot mesh, Collection<KnownToken> tokens) {
	}

}
