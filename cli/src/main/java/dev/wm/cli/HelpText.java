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
import dev.wm.cli.command.Context;
import dev.wm.cli.machine.LocalMachine;
import dev.wm.cli.output.Looks;
import dev.wm.cli.output.Screen;
import dev.wm.cli.output.SystemTerminal;
import dev.wm.cli.settings.Document;
import dev.wm.cli.settings.Environment;
import org.jspecify.annotations.Nullable;

/**
 * What {@code wm --help} prints. It is the same at every run, and to put it together all
 * commands are looked at, so the build does that once.
 */
final class HelpText {

	private static final String NAME = "help.txt";

	private static final List<String> WAYS = List.of("help", "-h", "--help");

	private HelpText() {
	}

	/**
	 * Writes the text, for the build.
	 * @param arguments the folder of the compiled classes
	 */
	public static void main(String[] arguments) {
		Path folder = Path.of(arguments[0], HelpText.class.getPackageName().split("\\."));
		Document.publish(folder.resolve(NAME), compose());
	}

	static String compose() {
		PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
		Duration never = Duration.ofSeconds(1);
		Context context = new Context(new Environment(Map.of(), Path.of("")), new SystemTerminal(),
				new Screen(nowhere, nowhere, Looks.PLAIN), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), (duration) -> {
				}, new LocalMachine(never), (mesh) -> new RegistryClient(mesh, never, never));
		return WmCommand.whole(context, nowhere, nowhere).getUsageMessage();
	}

	/** Null if something else is asked for, or the build did not write it. */
	static @Nullable String askedFor(String[] arguments) {
		if (arguments.length != 1 || !WAYS.contains(arguments[0])) {
			return null;
		}
		try (InputStream in = HelpText.class.getResourceAsStream(NAME)) {
			return (in != null) ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
