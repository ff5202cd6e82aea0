package dev.wm.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import dev.wm.registry.release.ReleaseCatalog;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.TestRelease;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tests of the API with releases. Every test begins without one, and trusts no key.
 */
abstract class ReleaseApiTestBase extends ApiTestBase {

	static final TestRelease OURS = TestRelease.withNewKey();

	@Autowired
	ReleaseCatalog catalog;

	@BeforeEach
	void begin() throws IOException {
		removeAll();
	}

	// Other tests know of no release.
	@AfterEach
	void end() throws IOException {
		removeAll();
	}

	private void removeAll() throws IOException {
		try (Stream<Path> releases = Files.list(RELEASES)) {
			releases.forEach(DataFolders::delete);
		}
		for (String table : new String[] { "release_key", "roll_out", "site_roll_out", "gateway_update" }) {
			this.database.sql("delete from " + table).update();
		}
		this.catalog.scan();
	}

	Path add(String version) {
		return add(OURS, version);
	}

	Path add(TestRelease maker, String version) {
		Path folder = maker.make(RELEASES.resolve(version), version);
		this.catalog.scan();
		return folder;
	}

}
