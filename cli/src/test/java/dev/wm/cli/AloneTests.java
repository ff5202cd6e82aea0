package dev.wm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.wm.cli.command.Alone;
import dev.wm.cli.command.Context;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class AloneTests {

	@TempDir
	private Path folder;

	private @Nullable Callable<Integer> alone(String... arguments) {
		return Alone.of(arguments, new Wm(this.folder).context());
	}

	private Object parsed(String... args) {
		CommandLine program = new Wm(this.folder).program(args);
		program.parseArgs(args);
		return Objects.requireNonNull(program.getSubcommands().get(args[0])).getCommand();
	}

	static List<String> names() {
		return Alone.NAMES;
	}

	@ParameterizedTest
	@MethodSource("names")
	void commandWhenAloneIsWhatItsUsageMakesOfIt(String name) {
		Object parsed = parsed(name);
		assertThat(alone(name)).isNotNull().hasSameClassAs(parsed);
		assertThat(alone(name)).usingRecursiveComparison().ignoringFieldsOfTypes(Context.class).isEqualTo(parsed);
	}

	@Test
	void comparisonWhenAnOptionIsGivenIsNotEqual() {
		Object parsed = parsed("list", "-o", "json");
		assertThat(alone("list")).usingRecursiveComparison().ignoringFieldsOfTypes(Context.class).isNotEqualTo(parsed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "list -o json", "list list", "mesh", "" })
	void commandWhenThereIsMoreToUnderstandIsLeftToItsUsage(String line) {
		assertThat(alone(line.split(" "))).isNull();
	}

}
