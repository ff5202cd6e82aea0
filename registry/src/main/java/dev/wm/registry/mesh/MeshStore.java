package dev.wm.registry.mesh;

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

	private final MeshIdentity identity;

	MeshStore(EntityManager entities, TransactionOperations transactions, MeshSettings settings) {
		this.entities = entities;
		this.identity = transactions.execute((status) -> MeshStart.open(entities, settings));
	}

	/**
	 * Which mesh this is. It does not change while the registry runs.
	 * @return the identity
	 */
	public MeshIdentity identity() {
		return this.identity;
	}

	/**
	 * How many writes there have been, as the current transaction sees it.
	 * @return the revision
	 */
	public long revision() {
		return this.entities.createQuery("select m.revision from MeshEntity m", Long.class).getSingleResult();
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

	private MeshEntity locked() {
		return this.entities.find(MeshEntity.class, MeshEntity.ONLY, LockModeType.PESSIMISTIC_WRITE);
	}

}
