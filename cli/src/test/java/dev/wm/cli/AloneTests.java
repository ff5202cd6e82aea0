package dev.wm.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.Alone;
import dev.wm.cli.command.Context;
import dev.wm.cli.output.Looks;
import dev.wm.cli.output.Screen;
import dev.wm.cli.settings.Environment;
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

	private Context context() {
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		FakeClock clock = new FakeClock(Wm.NOW);
		return new Context(new Environment(Map.of(), this.folder), new FakeTerminal(),
				new Screen(nowhere, nowhere, Looks.PLAIN), clock, clock, new FakeMachine(),
				(mesh) -> new RegistryClient(mesh, Duration.ZERO, Duration.ZERO));
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
		Callable<Integer> alone = Alone.of(new String[] { name }, context());
		Object parsed = parsed(name);
		assertThat(alone).isNotNull().hasSameClassAs(parsed);
		assertThat(alone).usingRecursiveComparison().ignoringFieldsOfTypes(Context.class).isEqualTo(parsed);
	}

	@Test
	void comparisonWhenAnOptionIsGivenIsNotEqual() {
		Object parsed = parsed("list", "-o", "json");
		assertThat(Alone.of(new String[] { "list" }, context())).usingRecursiveComparison()
			.ignoringFieldsOfTypes(Context.class)
			.isNotEqualTo(parsed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "list -o json", "list list", "mesh", "" })
	void commandWhenThereIsMoreToUnderstandIsLeftToItsUsage(String line) {
		assertThat(Alone.of(line.split(" "), context())).isNull();
	}

}
