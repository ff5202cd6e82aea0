package dev.wm.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.wm.deploy.command.Transcript.Entry;
import dev.wm.deploy.process.CommandResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Types the lines of {@code commands.txt} as a user with an empty home folder would, and
 * compares exit code, output and errors. It needs no root and no lab.
 */
@Order(2)
class CommandsIT {

	private static final Path REPOSITORY = Path.of(System.getProperty("wm.repository", ".."));

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String TOKEN = "an-administrator-of-this-test";

	private static final Pattern LISTED = Pattern
		.compile("^(?:[A-Z][a-z]+)?\\s+([a-z][a-z-]*(?: [a-z]+)*)\\s{2,}[A-Z]");

	private static final Pattern SYNOPSIS = Pattern.compile("\n\\.SH SYNOPSIS\n\\\\fBwm(.*?)\\\\fR");

	@TempDir
	private static Path folder;

	private static RegistryProcess registry;

	@BeforeAll
	static void start() throws IOException, InterruptedException {
		registry = RegistryProcess.start(REPOSITORY.resolve("registry/target/wm-registry/bin/wm-registry"), folder,
				TOKEN);
		Files.createDirectories(folder.resolve("home"));
	}

	@AfterAll
	static void stop() throws InterruptedException {
		registry.stop();
	}

	private static CommandResult type(String line) {
		Path bin = REPOSITORY.resolve("cli/target/wm/bin").toAbsolutePath();
		return CommandResult.of(LIMIT, "",
				List.of("env", "-i", "-C", folder.resolve("home").toString(), "PATH=" + bin + ":/usr/bin:/bin",
						"HOME=" + folder.resolve("home"), "LC_ALL=C.UTF-8", "URL=" + registry.url(), "TOKEN=" + TOKEN,
						"sh", "-c", line));
	}

	// W163 to W191
	@TestFactory
	Stream<DynamicTest> commandWhenTypedAnswersAsWritten() throws IOException {
		Map<String, String> known = Map.of("url", registry.url(), "home", folder.resolve("home").toString());
		return Transcript.read().stream().map((entry) -> dynamicTest(entry.line(), () -> compare(entry, known)));
	}

	private static void compare(Entry entry, Map<String, String> known) {
		CommandResult run = type(entry.line());
		assertThat(run.out()).as(run.toString()).matches(OutputPattern.of(entry.out(), known));
		assertThat(run.err()).as(run.toString()).matches(OutputPattern.of(entry.err(), known));
		assertThat(run.exit()).as(run.toString()).isEqualTo(entry.exit());
	}

	@Test
	void transcriptWhenComparedWithTheCommandsHasASuccessAndAFailureOfEach() throws IOException {
		List<Entry> transcript = Transcript.read();
		List<String> commands = commands();
		assertThat(commands).contains("list", "mesh add", "token create");
		for (String command : commands) {
			assertThat(transcript.stream().filter((entry) -> entry.runs(command)).map(Entry::exit)).as(command)
				.contains(0)
				.containsAnyOf(1, 2);
		}
	}

	/** Those that have a manual page, but for those that only have others below them. */
	private static List<String> commands() throws IOException {
		List<String> pages = new ArrayList<>();
		try (Stream<Path> files = Files.list(REPOSITORY.resolve("cli/target/wm/share/man/man1"))) {
			for (Path file : files.toList()) {
				pages.add(Files.readString(file));
			}
		}
		List<String> commands = pages.stream()
			.filter((page) -> !page.contains("\n.SH COMMANDS\n"))
			.map(CommandsIT::command)
			.toList();
		List<String> listed = type("wm help").succeeds()
			.lines()
			.stream()
			.map(LISTED::matcher)
			.filter(Matcher::find)
			.map((found) -> found.group(1))
			.toList();
		assertThat(listed).hasSizeGreaterThan(25)
			.allMatch((name) -> pages.stream().anyMatch((page) -> command(page).equals(name)));
		return commands;
	}

	private static String command(String page) {
		Matcher synopsis = SYNOPSIS.matcher(page);
		assertThat(synopsis.find()).as(page).isTrue();
		return synopsis.group(1).replace("\\-", "-").strip();
	}

}
