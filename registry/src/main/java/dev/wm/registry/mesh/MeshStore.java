package dev.wm.registry.mesh;

import dev.wm.contract.net.MeshName;
import dev.wm.contract.text.Version;
import dev.wm.registry.settings.MeshSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The single row with the identity, the revision and the observation count of the mesh.
 */
@Component
public class MeshStore {

	private final EntityManager entities;

	MeshStore(EntityManager entities, TransactionOperations transactions, MeshSettings settings) {
		this.entities = entities;
		transactions.executeWithoutResult((status) -> MeshInitializer.initialize(entities, settings));
	}

	/**
	 * The identity as the current transaction sees it.
	 * @return the identity
	 */
	public MeshIdentity identity() {
		return this.entities.find(MeshEntity.class, MeshEntity.ONLY).identity();
	}

	/**
	 * The revision as the current transaction sees it.
	 * @return the revision
	 */
	public long revision() {
		return this.entities.createQuery("select m.revision from MeshEntity m", Long.class).getSingleResult();
	}

	/**
	 * The version as the current transaction sees it.
	 * @return revision and observation count
	 */
	public MeshVersion version() {
		return this.entities
			.createQuery("select new dev.wm.registry.mesh.MeshVersion(m.revision, m.observation) from MeshEntity m",
					MeshVersion.class)
			.getSingleResult();
	}

	/**
	 * Counts a changed observation, which changes views without being a write.
	 */
	public void countObservation() {
		locked().countObservation();
	}

	/**
	 * Locks the row, so that every other write waits until the current transaction ends.
	 */
	public void lock() {
		locked();
	}

	/**
	 * Increments the revision for the current transaction's write.
	 * @return the new revision
	 */
	public long nextRevision() {
		return locked().nextRevision();
	}

	/**
	 * Renames the mesh as a part of the caller's write.
	 * @param name the new name
	 */
	public void rename(MeshName name) {
		locked().rename(name);
	}

	private MeshEntity locked() {
		return this.entities.find(MeshEntity.class, MeshEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
	}

}
