package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a container's packages are upgraded: {@code wm-gw-upgrade} and the policy that
 * keeps services as they are.
 */
class UpgradeScriptTests {

	@TempDir
	private Path folder;

	private void standIn(String name) throws IOException {
		Path file = Files.writeString(this.folder.resolve(name),
				"#!/bin/sh\necho \"$(basename \"$0\") ${WM_GW_UPGRADE:-} $*\"\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	private List<String> upgrade() {
		return CommandResult
			.of(Duration.ofSeconds(60), "", List.of("env", "PATH=" + this.folder + ":/usr/bin:/bin",
					Scripts.FOLDER.resolve("wm-gw-upgrade").toString()))
			.succeeds()
			.lines();
	}

	// W79
	@Test
	void upgradeWhenTheContainerIsDebianAsksNobody() throws IOException {
		standIn("apt-get");
		assertThat(upgrade()).hasSize(3)
			.allMatch((call) -> call.startsWith("apt-get 1 -q -y ") && call.contains("--force-confold"))
			.extracting((call) -> call.replaceFirst(".*--force-confold ", ""))
			.containsExactly("update", "upgrade --with-new-pkgs", "clean");
	}

	@Test
	void upgradeWhenTheContainerIsAlpineAsksItsPackageManager() throws IOException {
		standIn("apk");
		assertThat(upgrade()).containsExactly("apk  --quiet update", "apk  --quiet upgrade");
	}

	// W80
	@Test
	void policyWhenAnUpgradeAsksForbidsAndElseAllows() {
		String script = "upgrade_policy >\"$1\"; sh \"$1\" wm-gateway restart; export WM_GW_UPGRADE=1; "
				+ "sh \"$1\" wm-gateway restart || echo $?";
		assertThat(Scripts.output("", script, this.folder.resolve("policy-rc.d").toString())).isEqualTo("101");
	}

}
