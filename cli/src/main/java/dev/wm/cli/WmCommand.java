package dev.wm.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.CommandRegistry;
import dev.wm.cli.command.HelpOverview;
import dev.wm.cli.command.NoArgumentCommands;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.convert.ValueConverters;
import dev.wm.cli.network.LocalNetworkProbe;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.PipeOutput;
import dev.wm.cli.output.SystemTerminal;
import dev.wm.cli.output.TerminalCapabilities;
import dev.wm.cli.settings.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The program {@code wm}.
 */
@Command(name = "wm", versionProvider = VersionProvider.class, description = "Manage WireGuard site-to-site meshes.%n",
		footer = { "", "Run wm help COMMAND for options and examples. Exit code: 0 success, 1 failure,",
				"2 usage error. Commands that read cover all saved meshes; --mesh selects one.",
				"REGISTRY_URL and REGISTRY_TOKEN replace the saved meshes.",
				"Example: wm mesh add https://wm-registry.example.com - < token" })
public final class WmCommand implements Runnable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);

	private static final Duration CALL_TIMEOUT = Duration.ofSeconds(15);

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private boolean help;

	@Option(names = { "-V", "--version" }, versionHelp = true, description = "Show the version.")
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private boolean version;

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	/**
	 * Runs a command, and ends the process.
	 * @param args the command line
	 */
	public static void main(String[] args) {
		int exitCode = start(args);
		// There is nothing to shut down, and System.exit first gets the JDK's logging
		// going.
		Runtime.getRuntime().halt(exitCode);
	}

	static int start(String... args) {
		PrintWriter out = new PrintWriter(new PipeOutput(new FileOutputStream(FileDescriptor.out)), true,
				System.out.charset());
		PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
		Environment environment = new Environment(System.getenv(),
				Path.of(System.getenv().getOrDefault("HOME", System.getProperty("user.home"))));
		SystemTerminal terminal = new SystemTerminal();
		ConsoleOutput console = new ConsoleOutput(out, err,
				TerminalCapabilities.of(terminal.isInteractive(), environment.variables()));
		CommandContext context = new CommandContext(environment, terminal, console, Clock.systemUTC(),
				(duration) -> LockSupport.parkNanos(duration.toNanos()), new LocalNetworkProbe(CONNECT_TIMEOUT),
				(mesh) -> new RegistryClient(mesh, CONNECT_TIMEOUT, CALL_TIMEOUT));
		int exitCode = run(context, out, err, args);
		out.flush();
		err.flush();
		return exitCode;
	}

	static int run(CommandContext context, PrintWriter out, PrintWriter err, String... args) {
		int exitCode = execute(context, out, err, args);
		// A full disk must not leave half a file behind a success.
		if (out.checkError() && exitCode == 0) {
			context.console().error("The output could not be written in full.");
			return CommandException.FAILED;
		}
		return exitCode;
	}

	private static int execute(CommandContext context, PrintWriter out, PrintWriter err, String... args) {
		String help = PrebuiltHelp.askedFor(args);
		if (help != null) {
			context.console().verbatim(help);
			return 0;
		}
		Callable<Integer> command = NoArgumentCommands.of(args, context);
		if (command == null) {
			return line(context, out, err, List.of(args)).execute(args);
		}
		try {
			return command.call();
		}
		catch (Exception ex) {
			return ExceptionReporter.tell(context.console(), ex);
		}
	}

	/** The program with the commands that its arguments are about. */
	static CommandLine line(CommandContext context, PrintWriter out, PrintWriter err, List<String> args) {
		CommandLine program = new CommandLine(new WmCommand());
		CommandRegistry.register(program, context, args);
		HelpOverview.register(program.getCommandSpec());
		return set(program, context, out, err);
	}

	/** The program with all its commands. */
	static CommandLine whole(CommandContext context, PrintWriter out, PrintWriter err) {
		CommandLine program = new CommandLine(new WmCommand());
		CommandRegistry.register(program, context);
		HelpOverview.register(program.getCommandSpec());
		return set(program, context, out, err);
	}

	// Settings reach the subcommands that are there, so this comes after them.
	private static CommandLine set(CommandLine program, CommandContext context, PrintWriter out, PrintWriter err) {
		ValueConverters.register(program);
		PicocliErrorHandler errors = new PicocliErrorHandler(context.console());
		return program.setOut(out)
			.setErr(err)
			.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
			.setCaseInsensitiveEnumValuesAllowed(true)
			// A token or name may begin with @; it is never a file of arguments.
			.setExpandAtFiles(false)
			.setParameterExceptionHandler(errors)
			.setExecutionExceptionHandler(errors);
	}

	@Override
	public void run() {
		this.spec.commandLine().usage(this.spec.commandLine().getOut());
	}

}
