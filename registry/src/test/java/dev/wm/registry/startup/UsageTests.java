package dev.wm.registry.startup;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UsageTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--bogus       | There is no option "--bogus".
			-x            | There is no option "-x".
			start         | There is no command "start".
			backup        | "backup" needs a file: name it.
			restore       | "restore" needs a file: name it.
			backup one two| "backup" takes one file: name only one.
			add-release   | "add-release" needs a directory: name it.
			trust-key a b | "trust-key" takes one fingerprint: name only one.
			setup         | "setup" takes --domain NAME or --undo: give one of them.
			setup x       | "setup" takes --domain NAME or --undo: give one of them.
			setup --domain| "setup" takes --domain NAME or --undo: give one of them.
			""")
	void ofWhenTheArgumentsAreWrongNamesTheProblem(String line, String problem) {
		Usage usage = Usage.of(List.of(line.split(" ", -1)));
		assertThat(usage.isHelp()).isFalse();
		assertThat(usage.problem()).isEqualTo(problem);
	}

	@Test
	void ofWhenHelpIsRequestedHasNoProblem() {
		assertThat(Usage.of(List.of("--help")).isHelp()).isTrue();
		assertThat(Usage.of(List.of("-h")).isHelp()).isTrue();
	}

}
