package dev.wm.registry.mesh;

import dev.wm.contract.net.MeshName;
import dev.wm.contract.text.Version;
import dev.wm.registry.settings.MeshSettings;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one row that says which mesh this is and how many writes it has seen.
 */
@Component
public class MeshStore {

	private final EntityManager entities;

	MeshStore(EntityManager entities, TransactionOperations transactions, MeshSettings settings) {
		this.entities = entities;
		transactions.executeWithoutResult((status) -> MeshInitializer.open(entities, settings));
	}

	/**
	 * Which mesh this is, as the current transaction sees it. Only its name changes.
	 * @return the identity
	 */
	public MeshIdentity identity() {
		return this.entities.find(MeshEntity.class, MeshEntity.ONLY).identity();
	}

	/**
	 * How many writes there have been, as the current transaction sees it.
	 * @return the revision
	 */
	public long revision() {
		return this.entities.createQuery("select m.revision from MeshEntity m", Long.class).getSingleResult();
	}

	/**
	 * Up to where the current transaction sees the mesh.
	 * @return the revision, and what else moves
	 */
	public MeshVersion moment() {
		return this.entities
			.createQuery("select new dev.wm.registry.mesh.MeshVersion(m.revision, m.observation) from MeshEntity m",
					MeshVersion.class)
			.getSingleResult();
	}

	/**
	 * Counts that the current transaction changes what gateways get without being a
	 * write.
	 */
	public void observe() {
		locked().observe();
	}

	/**
	 * Makes every other write wait until the current transaction ends.
	 */
	public void lock() {
		locked();
	}

	/**
	 * Counts the current transaction's write.
	 * @return the new revision
	 */
	public long nextRevision() {
		return locked().nextRevision();
	}

	/**
	 * Gives the mesh another name, as a part of the caller's write.
	 * @param name the name
	 */
	public void rename(MeshName name) {
		locked().rename(name);
	}

	private MeshEntity locked() {
		return this.entities.find(MeshEntity.class, MeshEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
	}

}
