package dev.wm.registry.view;

import dev.wm.registry.mesh.MeshStore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the views of the newest revision, in a transaction of its own.
 */
@Component
public class MeshViewsReader {

	private final TransactionTemplate snapshots;

	private final MeshStore mesh;

	private final MeshSnapshotReader meshes;

	private final JsonMapper json;

	private final JsonMapper sharing;

	MeshViewsReader(PlatformTransactionManager transactions, MeshStore mesh, MeshSnapshotReader meshes,
			JsonMapper json) {
		this.snapshots = new TransactionTemplate(transactions);
		this.snapshots.setReadOnly(true);
		this.snapshots.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		// The caller may be in a transaction with an older snapshot.
		this.snapshots.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
		this.mesh = mesh;
		this.meshes = meshes;
		this.json = json;
		this.sharing = ViewWriter.sharing(json);
	}

	public MeshViews read() {
		return this.snapshots.execute((status) -> new MeshViews(this.mesh.revision(), this.meshes.read(),
				new ViewWriter(this.json, this.sharing)));
	}

}
