package dev.wm.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * Runs commands as processes of the operating system.
 */
public final class ProcessRunner implements CommandRunner {

	private static final int LARGEST_OUTPUT = 32 << 20;

	// A daemon's child may keep the pipes open although the command itself has ended.
	private static final long DRAIN_MILLIS = 1000;

	@Override
	public Result attempt(Command command) {
		Process process = start(command, Redirect.PIPE);
		try {
			CompletableFuture<String> output = drain(process.getInputStream());
			CompletableFuture<String> errors = drain(process.getErrorStream());
			feed(process, command.input());
			if (!process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
				throw new CommandException(CommandException.Reason.TIMED_OUT,
						"`" + command + "` did not end within " + command.timeout().toSeconds() + " s.", null);
			}
			return new Result(process.exitValue(), finished(output), finished(errors));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CommandException(CommandException.Reason.INTERRUPTED, "`" + command + "` was interrupted.", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	@Override
	public Follower follow(Command command) {
		return new Follower(start(command, Redirect.DISCARD));
	}

	private static Process start(Command command, Redirect errors) {
		ProcessBuilder builder = new ProcessBuilder(command.argv()).redirectError(errors);
		builder.environment().put("LC_ALL", "C");
		// Where cron and minimal containers do not look, but network tools are.
		builder.environment().merge("PATH", "/usr/sbin:/sbin:/usr/bin:/bin", (path, more) -> path + ":" + more);
		try {
			return builder.start();
		}
		catch (IOException ex) {
			throw new CommandException(CommandException.Reason.MISSING, command.program()
					+ " cannot be started: install the package that has it (" + Packages.of(command.program()) + ").",
					ex);
		}
	}

	private static CompletableFuture<String> drain(InputStream stream) {
		CompletableFuture<String> text = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try (stream) {
				text.complete(new String(stream.readNBytes(LARGEST_OUTPUT), StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				text.complete("");
			}
		});
		return text;
	}

	private static void feed(Process process, @Nullable String input) {
		Thread.ofVirtual().start(() -> {
			try (OutputStream stream = process.getOutputStream()) {
				if (input != null) {
					stream.write(input.getBytes(StandardCharsets.UTF_8));
				}
			}
			catch (IOException ex) {
				// A program may end without reading all; its exit code tells the rest.
			}
		});
	}

	private static String finished(CompletableFuture<String> text) throws InterruptedException {
		try {
			return text.get(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return "";
		}
	}

}
