package dev.wm.registry.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import dev.wm.registry.backup.CommandDatabase;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.settings.StartupException;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.TestRelease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReleaseCommandTests {

	private static final TestRelease OURS = TestRelease.withNewKey();

	@TempDir
	private Path temporary;

	private Map<String, String> environment = Map.of();

	@BeforeEach
	void prepare() {
		Map<String, String> all = new HashMap<>(TestDatabase.migrated().environment());
		all.put("WM_DATA_DIR", this.temporary.resolve("data").toString());
		this.environment = all;
	}

	private RegistrySettings settings() {
		return RegistrySettings.read(this.environment);
	}

	private CommandDatabase database() {
		return new CommandDatabase(settings(), this.environment);
	}

	private String add(Path source) {
		return new AddReleaseCommand(settings(), database(), source).run();
	}

	private Path target(String version) {
		return this.temporary.resolve("data/releases").resolve(version);
	}

	private Path make(TestRelease maker, String name, String version) {
		return maker.make(this.temporary.resolve(name), version);
	}

	@Test
	void addReleaseWhenItIsRightCopiesItWhole() throws IOException {
		Path source = make(OURS, "dist", "0.2.0");
		Files.writeString(source.resolve("notes.txt"), "not of the release");
		assertThat(add(source)).isEqualTo("The release 0.2.0 is in " + target("0.2.0") + ", signed with the key "
				+ OURS.fingerprint() + ". Roll it out with: wm update");
		assertThat(new FolderScan(settings().releases()).scan().releases())
			.anySatisfy((release) -> assertThat(release.folder()).isEqualTo(target("0.2.0")));
		assertThat(target("0.2.0").resolve("notes.txt")).doesNotExist();
		assertThat(Files.getOwner(target("0.2.0"))).isEqualTo(Files.getOwner(this.temporary));
		assertThat(add(source)).isEqualTo("The release 0.2.0 is in " + target("0.2.0") + " already.");
		assertNoDraft();
	}

	@Test
	void addReleaseWhenAFileIsWrongLeavesNothing() throws IOException {
		Path source = make(OURS, "dist", "0.2.0");
		Files.writeString(source.resolve("install-gateway.sh"), "echo other\n");
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> add(source))
			.withMessageContaining("The sum of install-gateway.sh is not the one in SHA256SUMS.");
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> add(this.temporary.resolve("nowhere")))
			.withMessageContaining("SHA256SUMS is missing.");
		assertThat(target("0.2.0")).doesNotExist();
	}

	@Test
	void addReleaseWhenTheVersionIsTakenRefusesAnotherContent() throws IOException {
		add(make(OURS, "dist", "0.2.0"));
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> add(make(TestRelease.withNewKey(), "other", "0.2.0")))
			.withMessageContaining("There is another release 0.2.0 in " + target("0.2.0"));
		assertNoDraft();
	}

	@Test
	void addReleaseWhenTheKeyIsAnotherOneTakesItOnceTrusted() {
		new TrustKeyCommand(database(), OURS.fingerprint()).run();
		TestRelease next = TestRelease.withNewKey();
		Path source = make(next, "dist", "0.2.0");
		assertThatExceptionOfType(StartupException.class).isThrownBy(() -> add(source))
			.withMessageContaining("run wm-registry trust-key " + next.fingerprint() + " first.");
		assertThat(new TrustKeyCommand(database(), next.fingerprint()).run())
			.startsWith("Releases have to be signed with the key " + next.fingerprint() + " from now on.");
		assertThat(add(source)).startsWith("The release 0.2.0 is in ");
	}

	@Test
	void trustKeyWhenItIsNoFingerprintRefuses() {
		assertThatExceptionOfType(StartupException.class)
			.isThrownBy(() -> new TrustKeyCommand(database(), OURS.fingerprint().toUpperCase(Locale.ROOT)))
			.withMessageContaining("expected 64 lower-case hexadecimal digits");
	}

	private void assertNoDraft() throws IOException {
		try (Stream<Path> all = Files.list(this.temporary.resolve("data/releases"))) {
			assertThat(all).noneMatch((path) -> path.getFileName().toString().startsWith("."));
		}
	}

}
