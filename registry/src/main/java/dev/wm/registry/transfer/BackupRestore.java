package dev.wm.registry.transfer;

import java.io.InputStream;

import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.settings.MeshSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads a document into a database where no registry has ever run, inside the caller's
 * transaction.
 */
public final class BackupRestore {

	private static final String MESH = """
			insert into mesh (id, name, network, supernet, revision) values (1, 'wm', 'wm', '172.30.0.0/16', 0)
			on conflict do nothing""";

	private BackupRestore() {
	}

	/**
	 * Stores the document.
	 * @param database where to
	 * @param document what to store
	 * @param settings what the operator says about the mesh, which the document must not
	 * contradict
	 * @return what came of it
	 */
	public static ImportSummary restore(JdbcClient database, InputStream document, MeshSettings settings) {
		database.sql(MESH).update();
		MeshImport target = new MeshImport(database, settings, ImportListener.NOBODY);
		target.requireEmpty();
		new ImportParser(target).parse(document);
		return target.summary();
	}

}
