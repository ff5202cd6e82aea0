package dev.wm.deploy.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A command that has ended.
 *
 * @param command what was run
 * @param exit its exit code
 * @param out what it printed on standard output
 * @param err what it printed on standard error
 */
public record Run(List<String> command, int exit, String out, String err) {

	/**
	 * Runs a command and waits for its end.
	 * @param limit how long it may take
	 * @param input what it gets on standard input
	 * @param command its words
	 * @return how it ended
	 */
	public static Run of(Duration limit, String input, List<String> command) {
		try {
			Running running = Running.start(command);
			try (var stdin = running.process().getOutputStream()) {
				stdin.write(input.getBytes(StandardCharsets.UTF_8));
			}
			return running.await(limit);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Fails the test with everything the command said, unless it succeeded. */
	public Run succeeds() {
		assertThat(this.exit).as(toString()).isZero();
		return this;
	}

	/** Fails the test unless the command ended with that exit code. */
	public Run fails(int expected) {
		assertThat(this.exit).as(toString()).isEqualTo(expected);
		return this;
	}

	public List<String> lines() {
		return this.out.lines().toList();
	}

	@Override
	public String toString() {
		return String.join(" ", this.command) + " ended with " + this.exit + "\n" + this.out + this.err;
	}

	/**
	 * A command that is still at work. Its output goes to files, so that it never waits
	 * for a reader.
	 */
	record Running(Process process, List<String> command, Path out, Path err) {

		static Running start(List<String> command) {
			try {
				Path out = Files.createTempFile("wm-lab", ".out");
				Path err = Files.createTempFile("wm-lab", ".err");
				Process process = new ProcessBuilder(command).redirectOutput(out.toFile())
					.redirectError(err.toFile())
					.start();
				return new Running(process, command, out, err);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		Run await(Duration limit) {
			try {
				if (!this.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
					this.process.descendants().forEach(ProcessHandle::destroyForcibly);
					this.process.destroyForcibly().waitFor();
					throw new AssertionError("Still not done after " + limit + ": " + this.command + "\n"
							+ Files.readString(this.out) + Files.readString(this.err));
				}
				Run run = new Run(this.command, this.process.exitValue(), Files.readString(this.out),
						Files.readString(this.err));
				Files.delete(this.out);
				Files.delete(this.err);
				return run;
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

}
