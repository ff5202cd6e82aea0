package dev.wm.registry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.wm.contract.v1.Api;
import dev.wm.registry.backup.BackupCommand;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.RegistryProcess;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Backup of a running registry, and restore into an empty folder. */
@Order(3)
@ResourceLock("a processor for a program that starts")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BackupProgramTests {

	@TempDir
	private Path temporary;

	@Test
	void restoreWhenTheBackupWasMadeDuringWritesIsOneState() throws Exception {
		Path data = DataFolders.withCluster(this.temporary.resolve("data"));
		Path other = DataFolders.withPrograms(this.temporary.resolve("other"));
		Path busy = this.temporary.resolve("busy.json");
		Path last = this.temporary.resolve("last.json");
		String token;
		ApiClient gateway;
		String tag;
		String export;
		try (RegistryProcess registry = RegistryProcess.start(Map.of("WM_DATA_DIR", data.toString()))) {
			registry.awaitListening();
			token = Files.readString(data.resolve("admin-token")).strip();
			ApiClient admin = registry.client(token);
			admin.site("sheen");
			gateway = admin.gateway("sheen", 1, "192.168.1.0/24");
			AtomicBoolean done = new AtomicBoolean();
			Thread writer = Thread.ofVirtual().start(() -> {
				for (int place = 2; place < 250 && !done.get(); place++) {
					admin.host("h" + place + ".sheen", "192.168.1." + place);
				}
			});
			command(data, busy).backup();
			done.set(true);
			writer.join();
			command(data, last).backup();
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(last))).isEqualTo("rw-------");
			assertThatExceptionOfType(StartupException.class).isThrownBy(command(data, last)::restore);
			tag = gateway.get(Api.CONFIG).header("ETag");
			export = admin.get(Api.EXPORT + "?secrets=true").body();
			assertThat(Files.readString(last)).isEqualTo(export);
		}
		command(DataFolders.withPrograms(this.temporary.resolve("third")), busy).restore();
		assertThat(command(other, last).restore()).contains("Restored 1 sites");
		// The registry does not run now.
		command(other, busy).backup();
		assertThat(Files.readString(busy)).isEqualTo(export);
		try (RegistryProcess registry = RegistryProcess.start(Map.of("WM_DATA_DIR", other.toString()))) {
			registry.awaitListening();
			assertThat(registry.client(gateway.token()).get(Api.CONFIG).header("ETag")).isEqualTo(tag);
			assertThat(registry.client(token).get(Api.EXPORT + "?secrets=true").body()).isEqualTo(export);
		}
	}

	@Test
	void backupWhenThePostgresIsTheOperatorsSaysWhoseItIs() {
		RegistrySettings settings = RegistrySettings.read(Map.of("SPRING_DATASOURCE_URL",
				"jdbc:postgresql://127.0.0.1:1/wm", "WM_DATA_DIR", this.temporary.toString()));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> new BackupCommand(settings, this.temporary.resolve("file")))
			.withMessageContaining("pg_dump");
	}

	private static BackupCommand command(Path data, Path file) {
		return new BackupCommand(RegistrySettings.read(Map.of("WM_DATA_DIR", data.toString())), file);
	}

}
