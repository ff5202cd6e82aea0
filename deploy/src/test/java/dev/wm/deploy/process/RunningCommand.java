package dev.wm.deploy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A command that has not ended. Its output goes to files, so that it never blocks on a
 * reader.
 *
 * @param process the process
 * @param command its words
 * @param out the file with its standard output
 * @param err the file with its standard error
 */
public record RunningCommand(Process process, List<String> command, Path out, Path err) {

	/** Starts a command. */
	public static RunningCommand start(List<String> command) {
		try {
			Path out = Files.createTempFile("wm-test", ".out");
			Path err = Files.createTempFile("wm-test", ".err");
			Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
				.redirectError(err.toFile())
				.start();
			return new RunningCommand(process, command, out, err);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Whether it has written that to standard error so far. */
	public boolean hasSaid(String text) {
		try {
			return Files.readString(this.err).contains(text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for its end, and kills it if it takes longer than that.
	 * @param limit how long it may take, see {@link Await}
	 * @return its exit code and output
	 */
	public CommandResult await(Duration limit) {
		try {
			if (!Await.exit(this.process, limit)) {
				this.process.descendants().forEach(ProcessHandle::destroyForcibly);
				this.process.destroyForcibly().waitFor();
				throw new AssertionError("Still running after " + limit + ": " + this.command + "\n"
						+ Files.readString(this.out) + Files.readString(this.err));
			}
			CommandResult result = new CommandResult(this.command, this.process.exitValue(), Files.readString(this.out),
					Files.readString(this.err));
			Files.delete(this.out);
			Files.delete(this.err);
			return result;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
