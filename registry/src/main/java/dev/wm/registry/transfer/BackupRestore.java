package dev.wm.registry.transfer;

import java.io.InputStream;

import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.settings.MeshSettings;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Restores an export document into a new database, inside the caller's transaction.
 */
public final class BackupRestore {

	private static final String MESH = """
			insert into mesh (id, name, network, supernet, revision) values (1, 'wm', 'wm', '172.30.0.0/16', 0)
			on conflict do nothing""";

	private BackupRestore() {
	}

	/**
	 * Imports the document.
	 * @param database the database
	 * @param document the export document
	 * @param settings the settings of the mesh, which the document must not contradict
	 * @return the number of imported objects
	 */
	public static ImportSummary restore(JdbcClient database, InputStream document, MeshSettings settings) {
		database.sql(MESH).update();
		MeshImport target = new MeshImport(database, settings, ImportListener.NONE);
		target.requireEmpty();
		new ImportParser(target).parse(document);
		return target.summary();
	}

}
