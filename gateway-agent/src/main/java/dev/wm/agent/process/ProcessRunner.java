package dev.wm.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes of the operating system.
 */
public final class ProcessRunner implements CommandRunner {

	private static final int LARGEST_OUTPUT = 12 << 20;

	// A daemon's child may keep the pipes open although the command itself has ended.
	private static final long DRAIN_MILLIS = 1000;

	private static final int MOST_AT_ONCE = 4;

	// However the agent ends, be it by a lack of memory or SIGKILL, the kernel closes its
	// end of the pipe, and the command must not go on without it. The command replaces
	// the shell, so its process is the one that was started. A shell that waits in the
	// background reads from a copy of the pipe, since its own input is /dev/null. Once
	// the
	// command has ended by itself, its process id may be another's: that shell then has
	// another parent (proc_pid_stat(5)).
	private static final String UNTIL_PARENT_ENDS = """
			exec 3<&0 </dev/null
			{
				read -r _ <&3
				read -r _ _ _ parent _ </proc/self/stat
				[ "$parent" != "$$" ] || kill "$$"
			} >/dev/null 2>&1 &
			exec 3<&-
			exec "$@"
			""";

	// Threads of the system's, which stay for the next command: a virtual one would have
	// its carrier replaced at each read of a pipe.
	private final Executor pipes = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("pipe").factory());

	@Override
	public CommandResult attempt(Command command) {
		return begin(command).result();
	}

	@Override
	public RunningCommand begin(Command command) {
		return running(command);
	}

	private Running running(Command command) {
		Process process = start(command, command.argv(), Redirect.PIPE);
		Running running = new Running(command, process, drain(process.getInputStream()),
				drain(process.getErrorStream()));
		feed(process, command.input());
		return running;
	}

	@Override
	public List<CommandResult> attemptAll(List<Command> commands) {
		List<CommandResult> results = new ArrayList<>();
		for (int from = 0; from < commands.size(); from += MOST_AT_ONCE) {
			results.addAll(together(commands.subList(from, Math.min(from + MOST_AT_ONCE, commands.size()))));
		}
		return results;
	}

	private List<CommandResult> together(List<Command> commands) {
		List<Running> running = new ArrayList<>();
		List<CommandResult> results = new ArrayList<>();
		try {
			for (Command command : commands) {
				running.add(running(command));
			}
			for (Running each : running) {
				results.add(each.result());
			}
			return results;
		}
		finally {
			running.forEach((each) -> each.process().destroyForcibly());
		}
	}

	@Override
	public BackgroundProcess follow(Command command, Consumer<String> listener) {
		List<String> argv = new ArrayList<>(List.of("sh", "-c", UNTIL_PARENT_ENDS, "sh"));
		argv.addAll(command.argv());
		return new BackgroundProcess(start(command, argv, Redirect.DISCARD), listener);
	}

	private static Process start(Command command, List<String> argv, Redirect errors) {
		ProcessBuilder builder = new ProcessBuilder(argv).redirectError(errors);
		builder.environment().put("LC_ALL", "C");
		// Where cron and minimal containers do not look, but network tools are.
		builder.environment().merge("PATH", "/usr/sbin:/sbin:/usr/bin:/bin", (path, more) -> path + ":" + more);
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new CommandException(CommandException.Reason.MISSING,
					command.program() + " cannot be started: install the package that has it ("
							+ PackageNames.of(command.program()) + ").",
					ex);
		}
	}

	private CompletableFuture<String> drain(InputStream stream) {
		CompletableFuture<String> text = new CompletableFuture<>();
		this.pipes.execute(() -> {
			try (stream) {
				text.complete(new String(stream.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				text.complete("");
			}
		});
		return text;
	}

	private void feed(Process process, @Nullable String input) {
		if (input == null) {
			write(process, "");
		}
		else {
			this.pipes.execute(() -> write(process, input));
		}
	}

	private static void write(Process process, String input) {
		try (OutputStream stream = process.getOutputStream()) {
			stream.write(input.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// A program may end without reading all; its exit code tells the rest.
		}
	}

	private static String finished(CompletableFuture<String> text) throws InterruptedException {
		try {
			return text.get(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return "";
		}
	}

	/**
	 * A command that has been started.
	 *
	 * @param command what it is
	 * @param process its process
	 * @param output its standard output, when it has ended
	 * @param errors its standard error, when it has ended
	 */
	private record Running(Command command, Process process, CompletableFuture<String> output,
			CompletableFuture<String> errors) implements RunningCommand {

		@Override
		public boolean endsWithin(Duration time) {
			try {
				return this.process.waitFor(time);
			}
			catch (InterruptedException ex) {
				throw interrupted(ex);
			}
		}

		@Override
		public CommandResult result() {
			try {
				if (!this.process.waitFor(this.command.timeout())) {
					throw new CommandException(CommandException.Reason.TIMED_OUT,
							"`" + this.command + "` did not end within " + this.command.timeout().toSeconds() + " s.",
							null);
				}
				return new CommandResult(this.process.exitValue(), finished(this.output), finished(this.errors));
			}
			catch (InterruptedException ex) {
				throw interrupted(ex);
			}
			finally {
				this.process.destroyForcibly();
			}
		}

		private CommandException interrupted(InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new CommandException(CommandException.Reason.INTERRUPTED, "`" + this.command + "` was interrupted.",
					ex);
		}

	}

}
