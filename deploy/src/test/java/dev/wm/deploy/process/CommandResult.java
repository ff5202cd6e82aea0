package dev.wm.deploy.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Exit code and output of a command that has ended. Immutable.
 *
 * @param command the command's words
 * @param exit its exit code
 * @param out its standard output
 * @param err its standard error
 */
public record CommandResult(List<String> command, int exit, String out, String err) {

	/**
	 * Runs a command and waits for its end.
	 * @param limit how long it may take, see {@link Await}
	 * @param input its standard input
	 * @param command its words
	 * @return its exit code and output
	 */
	public static CommandResult of(Duration limit, String input, List<String> command) {
		RunningCommand running = RunningCommand.start(command);
		try (var stdin = running.process().getOutputStream()) {
			stdin.write(input.getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// It may end without reading what it is given: its result tells more.
			if (running.process().isAlive()) {
				throw new UncheckedIOException(ex);
			}
		}
		return running.await(limit);
	}

	/** Fails the test, with the whole output, unless the command succeeded. */
	public CommandResult succeeds() {
		assertThat(this.exit).as(toString()).isZero();
		return this;
	}

	/** Fails the test unless the command ended with that exit code. */
	public CommandResult fails(int expected) {
		assertThat(this.exit).as(toString()).isEqualTo(expected);
		return this;
	}

	/** The lines of its standard output. */
	public List<String> lines() {
		return this.out.lines().toList();
	}

	@Override
	public String toString() {
		return String.join(" ", this.command) + " ended with " + this.exit + "\n" + this.out + this.err;
	}

}
