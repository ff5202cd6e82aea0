package dev.wm.agent.process;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A command line that is run without a shell. Secrets go into the input, never into an
 * argument.
 *
 * @param argv the program and its arguments
 * @param input its standard input, null for none
 * @param timeout how long it may take
 */
public record Command(List<String> argv, @Nullable String input, Duration timeout) {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);

	public Command {
		argv = List.copyOf(argv);
	}

	public static Command of(String... argv) {
		return new Command(List.of(argv), null, DEFAULT_TIMEOUT);
	}

	public Command withInput(String text) {
		return new Command(this.argv, text, this.timeout);
	}

	public Command within(Duration time) {
		return new Command(this.argv, this.input, time);
	}

	public String program() {
		return this.argv.getFirst();
	}

	@Override
	public String toString() {
		return String.join(" ", this.argv);
	}

}
