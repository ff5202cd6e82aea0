package dev.wm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.cli.settings.Environment;
import picocli.CommandLine;

/**
 * The program with a home folder of its own, a terminal with scripted input, and a clock
 * that stands still but where the program waits.
 */
final class WmRunner {

	static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

	private final Map<String, String> variables = new HashMap<>();

	private final FakeTerminal terminal = new FakeTerminal();

	private final FakeNetworkProbe network = new FakeNetworkProbe();

	private final FakeClock clock = new FakeClock(NOW);

	private final Path home;

	private Duration timeout = Duration.ofMinutes(1);

	private TerminalCapabilities capabilities = TerminalCapabilities.PLAIN;

	WmRunner(Path home) {
		this.home = home;
	}

	FakeTerminal terminal() {
		return this.terminal;
	}

	FakeNetworkProbe network() {
		return this.network;
	}

	WmRunner set(String variable, String value) {
		this.variables.put(variable, value);
		return this;
	}

	WmRunner timeout(Duration wait) {
		this.timeout = wait;
		return this;
	}

	WmRunner capabilities(TerminalCapabilities wanted) {
		this.capabilities = wanted;
		return this;
	}

	Path folder() {
		return this.home.resolve(".config/wm");
	}

	Path file(String slug) {
		return folder().resolve(slug + ".env");
	}

	/** Writes a mesh file by hand. */
	WmRunner mesh(String slug, String text) {
		try {
			Files.createDirectories(folder());
			Files.writeString(file(slug), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	WmRunner mesh(String slug, String name, FakeRegistry registry) {
		return mesh(slug, "REGISTRY_URL=" + registry.url() + "\nREGISTRY_TOKEN=" + FakeRegistry.TOKEN + "\nMESH_NAME=\""
				+ name + "\"\n");
	}

	Run run(String... args) {
		StringWriter out = new StringWriter();
		return run(out, out::toString, args);
	}

	/** Runs on an output that takes nothing. */
	Run runOnFullDisk(String... args) {
		return run(new FullDisk(), () -> "", args);
	}

	private Run run(Writer out, Supplier<String> written, String... args) {
		StringWriter err = new StringWriter();
		PrintWriter outWriter = new PrintWriter(out);
		PrintWriter errWriter = new PrintWriter(err);
		int exitCode = WmCommand.run(context(outWriter, errWriter), outWriter, errWriter, args);
		return new Run(exitCode, written.get(), err.toString());
	}

	private CommandContext context(PrintWriter out, PrintWriter err) {
		return new CommandContext(new Environment(this.variables, this.home), this.terminal,
				new ConsoleOutput(out, err, this.capabilities), this.clock, this.clock, this.network,
				(mesh) -> new RegistryClient(mesh, this.timeout, this.timeout));
	}

	/** What a run works with. */
	CommandContext context() {
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		return context(nowhere, nowhere);
	}

	/** The commands as they are, for tests that walk over all. */
	CommandLine whole() {
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		return WmCommand.whole(context(nowhere, nowhere), nowhere, nowhere);
	}

	/** The commands that a run has with these arguments. */
	CommandLine program(String... args) {
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		return WmCommand.line(context(nowhere, nowhere), nowhere, nowhere, List.of(args));
	}

	private static final class FullDisk extends Writer {

		@Override
		public void write(char[] text, int from, int length) throws IOException {
			throw new IOException("No space left on device");
		}

		@Override
		public void flush() {
		}

		@Override
		public void close() {
		}

	}

	record Run(int exitCode, String out, String err) {
	}

}
