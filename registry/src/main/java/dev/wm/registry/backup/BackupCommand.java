package dev.wm.registry.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.files.PrivateFile;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.transfer.BackupRestore;
import dev.wm.registry.transfer.MeshExport;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The commands {@code backup} and {@code restore} on the registry's own database, without
 * starting the registry.
 */
public final class BackupCommand {

	private final RegistrySettings settings;

	private final CommandDatabase database;

	private final Path file;

	public BackupCommand(RegistrySettings settings, Path file) {
		if (settings.externalDatabase()) {
			throw new StartupException("With SPRING_DATASOURCE_URL the database is yours, and so are its backups:"
					+ " use pg_dump and pg_restore.");
		}
		this.settings = settings;
		this.database = new CommandDatabase(settings, Map.of());
		this.file = file;
	}

	/**
	 * Writes the backup, whether the registry runs or not.
	 * @return a line for the user
	 */
	public String backup() {
		this.database.run(this::write);
		return "The backup is in " + this.file + ". It lets its reader in as every gateway: keep it as safe as a key.";
	}

	/**
	 * Restores the backup into a data folder without a mesh.
	 * @return a line for the user
	 */
	public String restore() {
		ImportSummary summary = this.database.onOwn(this::read);
		return "Restored " + summary.sites() + " sites, " + summary.hosts() + " hosts and " + summary.devices()
				+ " devices at revision " + summary.revision()
				+ ". Administrators' tokens work as before; set WM_REGISTRY_TOKEN if none is known any more.";
	}

	private boolean write(JdbcClient database) {
		PrivateFile.write(this.file, (out) -> new MeshExport(database).write(out, true));
		return true;
	}

	private ImportSummary read(JdbcClient database) {
		try (InputStream document = PrivateFile.read(this.file)) {
			return BackupRestore.restore(database, document, this.settings.mesh());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + this.file, ex);
		}
	}

}
