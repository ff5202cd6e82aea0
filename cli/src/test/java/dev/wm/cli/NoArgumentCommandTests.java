package dev.wm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.wm.cli.command.NoArgumentCommands;
import dev.wm.cli.command.context.CommandContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

import static org.assertj.core.api.Assertions.assertThat;

class NoArgumentCommandTests {

	@TempDir
	private Path folder;

	private @Nullable Callable<Integer> alone(String... arguments) {
		return NoArgumentCommands.of(arguments, new WmRunner(this.folder).context());
	}

	private Object parsed(String... args) {
		CommandLine program = new WmRunner(this.folder).program(args);
		program.parseArgs(args);
		return Objects.requireNonNull(program.getSubcommands().get(args[0])).getCommand();
	}

	static List<String> names() {
		return NoArgumentCommands.NAMES;
	}

	@ParameterizedTest
	@MethodSource("names")
	void commandWhenAloneIsWhatItsUsageMakesOfIt(String name) {
		Object parsed = parsed(name);
		assertThat(alone(name)).isNotNull().hasSameClassAs(parsed);
		assertThat(alone(name)).usingRecursiveComparison()
			.ignoringFieldsOfTypes(CommandContext.class)
			.isEqualTo(parsed);
	}

	@Test
	void comparisonWhenAnOptionIsGivenIsNotEqual() {
		Object parsed = parsed("list", "-o", "json");
		assertThat(alone("list")).usingRecursiveComparison()
			.ignoringFieldsOfTypes(CommandContext.class)
			.isNotEqualTo(parsed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "list -o json", "list list", "mesh", "" })
	void commandWhenThereIsMoreToUnderstandIsLeftToItsUsage(String line) {
		assertThat(alone(line.split(" "))).isNull();
	}

}
