package dev.wm.deploy.lab;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the lab's verbs print, without a lab. */
class LabOutputTests {

	private static CommandResult script(String text) {
		Path common = Path.of("lab.d", "common.sh").toAbsolutePath();
		return CommandResult.of(Duration.ofSeconds(30), "",
				List.of("bash", "-c", "set -euo pipefail; . '" + common + "'; " + text));
	}

	@Test
	void withoutEscapesWhenPipedPrintsPlainText() {
		CommandResult run = script("without_escapes printf '\\033[1;31mERROR\\033[m of [0m\\n\\033[0m'");
		assertThat(run.succeeds().out()).isEqualTo("ERROR of [0m\n");
	}

	@Test
	void withoutEscapesWhenTheCommandFailsFails() {
		assertThat(script("without_escapes sh -c 'echo broken; exit 3'").fails(3).out()).isEqualTo("broken\n");
	}

}
