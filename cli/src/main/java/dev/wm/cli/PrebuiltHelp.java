package dev.wm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.network.LocalNetworkProbe;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.SystemTerminal;
import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.cli.settings.Environment;
import dev.wm.cli.settings.ExportFile;
import org.jspecify.annotations.Nullable;

/**
 * The text of {@code wm --help}, rendered by the build: at run time it would need the
 * annotations of every command.
 */
final class PrebuiltHelp {

	private static final String NAME = "help.txt";

	private static final List<String> WAYS = List.of("help", "-h", "--help");

	private PrebuiltHelp() {
	}

	/**
	 * Writes the text, for the build.
	 * @param arguments the folder of the compiled classes
	 */
	public static void main(String[] arguments) {
		Path folder = Path.of(arguments[0], PrebuiltHelp.class.getPackageName().split("\\."));
		ExportFile.publish(folder.resolve(NAME), compose());
	}

	static String compose() {
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		Duration never = Duration.ofSeconds(1);
		CommandContext context = new CommandContext(new Environment(Map.of(), Path.of("")), new SystemTerminal(),
				new ConsoleOutput(nowhere, nowhere, TerminalCapabilities.PLAIN),
				Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), (duration) -> {
				}, new LocalNetworkProbe(never), (mesh) -> new RegistryClient(mesh, never, never));
		return WmCommand.whole(context, nowhere, nowhere).getUsageMessage();
	}

	/** Null if something else is asked for, or the build did not write it. */
	static @Nullable String askedFor(String[] arguments) {
		if (arguments.length > 1 || !WAYS.containsAll(List.of(arguments))) {
			return null;
		}
		try (InputStream in = PrebuiltHelp.class.getResourceAsStream(NAME)) {
			return (in != null) ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
