package dev.wm.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * What most tests begin with: one mesh, {@code home (172-30)}, is set up here, and its
 * registry responds.
 */
abstract class SingleMeshFixture {

	final FakeRegistry home = new FakeRegistry("home", "172.30.0.0/16");

	@TempDir
	Path folder;

	WmRunner wm;

	@BeforeEach
	void setUp() {
		this.wm = new WmRunner(this.folder).mesh("172-30", "home", this.home);
	}

	@AfterEach
	void closeHome() {
		this.home.close();
	}

}
