package dev.wm.agent.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class ProcessRunnerTests {

	@TempDir
	Path folder;

	private final ProcessRunner runner = new ProcessRunner();

	@Test
	void runWhenInputIsGivenFeedsItAndGivesTheOutput() {
		assertThat(this.runner.run(Command.of("cat").withInput("secret"))).isEqualTo("secret");
	}

	@Test
	void attemptWhenBothPipesAreFullDrainsBoth() {
		CommandResult result = this.runner
			.attempt(Command.of("sh", "-c", "head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2; exit 3"));
		assertThat(result.exitCode()).isEqualTo(3);
		assertThat(result.output()).hasSize(300000);
		assertThat(result.errors()).hasSize(300000);
	}

	@Test
	void runWhenTheCommandFailsSaysWhatItSaidButNotItsInput() {
		assertThatExceptionOfType(CommandException.class)
			.isThrownBy(() -> this.runner
				.run(Command.of("sh", "-c", "cat >/dev/null; echo no such thing >&2; exit 4").withInput("secret")))
			.withMessageContaining("exit code 4: no such thing")
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CommandException.Reason.FAILED));
	}

	@Test
	void runWhenTheProgramIsMissingSaysWhatToInstall() {
		assertThatExceptionOfType(CommandException.class)
			.isThrownBy(() -> this.runner.run(Command.of("wm-no-such-program")))
			.withMessageContaining("install the package")
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CommandException.Reason.MISSING));
	}

	@Test
	void runWhenTheCommandHangsKillsIt() {
		assertThatExceptionOfType(CommandException.class)
			.isThrownBy(() -> this.runner.run(Command.of("sleep", "60").within(Duration.ofMillis(200))))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CommandException.Reason.TIMED_OUT));
	}

	@Test
	void runWhenADaemonKeepsThePipesReturnsAllTheSame() throws IOException {
		Path pid = this.folder.resolve("pid");
		CommandResult result = this.runner
			.attempt(Command.of("sh", "-c", "sleep 600 & echo $! >\"$1\"", "sh", pid.toString()));
		assertThat(result.exitCode()).isZero();
		ProcessHandle daemon = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
		assertThat(daemon.isAlive()).isTrue();
		daemon.destroy();
	}

	@Test
	void toStringWhenInputIsGivenHidesIt() {
		assertThat(Command.of("wg", "syncconf").withInput("secret").toString()).isEqualTo("wg syncconf");
	}

	@Test
	void runWhenTheLocaleIsForeignSpeaksPlainly() {
		assertThat(this.runner.run(Command.of("sh", "-c", "echo $LC_ALL"))).isEqualTo("C\n");
	}

	@Test
	void beginWhenTheCommandGoesOnTellsWhenItHasEnded() throws IOException {
		Path sign = this.folder.resolve("sign");
		RunningCommand begun = this.runner.begin(
				Command.of("sh", "-c", "while ! [ -e \"$1\" ]; do sleep 0.02; done; cat; exit 3", "sh", sign.toString())
					.withInput("said"));
		assertThat(begun.endsWithin(Duration.ofMillis(1))).isFalse();
		Files.createFile(sign);
		assertThat(begun.endsWithin(Duration.ofSeconds(30))).isTrue();
		assertThat(begun.result()).isEqualTo(begun.result()).isEqualTo(new CommandResult(3, "said", ""));
	}

	@Test
	void followWhenTheProgramPrintsGivesWhatItPrintedSinceTheLastRead() throws IOException {
		Path sign = this.folder.resolve("sign");
		List<String> heard = new CopyOnWriteArrayList<>();
		BackgroundProcess follower = this.runner.follow(Command.of("sh", "-c",
				"echo first; while ! [ -e \"$1\" ]; do sleep 0.02; done; echo second; exec sleep 600", "sh",
				sign.toString()), heard::add);
		assertThat(printed(follower, "first\n".length())).isEqualTo("first\n");
		assertThat(follower.read()).isEmpty();
		Files.createFile(sign);
		assertThat(printed(follower, "second\n".length())).isEqualTo("second\n");
		assertThat(follower.alive()).isTrue();
		follower.end();
		assertThat(String.join("", heard)).isEqualTo("first\nsecond\n");
		while (follower.alive()) {
			Thread.onSpinWait();
		}
		assertThat(follower.read()).isEmpty();
	}

	// The class's limit ends it if that much never comes.
	private static String printed(BackgroundProcess follower, int length) {
		StringBuilder printed = new StringBuilder();
		while (printed.length() < length) {
			printed.append(follower.read());
			Thread.onSpinWait();
		}
		return printed.toString();
	}

	@Test
	void attemptAllHasThemRunAtTheSameTimeAndKeepsTheirOrder() {
		// Each of them ends only once the other one has begun.
		String first = this.folder.resolve("first").toString();
		String second = this.folder.resolve("second").toString();
		List<CommandResult> results = this.runner
			.attemptAll(List.of(meeting(first, second, 3), meeting(second, first, 4)));
		assertThat(results).extracting(CommandResult::exitCode).containsExactly(3, 4);
		assertThat(results).extracting(CommandResult::output).containsExactly(first + "\n", second + "\n");
	}

	private static Command meeting(String own, String other, int exitCode) {
		return Command.of("sh", "-c",
				": >\"$1\"; while ! [ -e \"$2\" ]; do sleep 0.02; done; echo \"$1\"; exit " + exitCode, "sh", own,
				other);
	}

	@Test
	void attemptAllWhenThereAreManyHasThemAll() {
		List<Command> commands = IntStream.range(0, 11).mapToObj((i) -> Command.of("echo", "" + i)).toList();
		assertThat(this.runner.attemptAll(commands)).extracting(CommandResult::output)
			.containsExactlyElementsOf(IntStream.range(0, 11).mapToObj((i) -> i + "\n").toList());
	}

	@Test
	void attemptAllWhenOneIsMissingSaysWhich() {
		assertThatExceptionOfType(CommandException.class)
			.isThrownBy(() -> this.runner.attemptAll(List.of(Command.of("true"), Command.of("wm-no-such-program"))))
			.withMessageContaining("wm-no-such-program");
	}

}
