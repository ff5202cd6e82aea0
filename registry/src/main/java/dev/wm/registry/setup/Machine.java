package dev.wm.registry.setup;

import java.util.List;
import java.util.Optional;

/**
 * What set-up asks of the machine and of DNS.
 */
interface Machine {

	/**
	 * Runs a program to its end.
	 * @param command the program and its arguments
	 * @return its result, empty if there is no such program
	 */
	Optional<Result> run(List<String> command);

	/**
	 * Whether services are managed by systemd.
	 * @return true if systemctl(1) can be used
	 */
	boolean hasSystemd();

	/**
	 * Asks DNS for a name.
	 * @param name the name
	 * @return its addresses, empty if it has none
	 */
	List<String> resolve(String name);

	/**
	 * The machine's own addresses, without loopback and link-local ones.
	 * @return the addresses
	 */
	List<String> addresses();

	/**
	 * The result of a program.
	 *
	 * @param exitCode its exit code
	 * @param output what it printed
	 */
	record Result(int exitCode, String output) {

		/** The last line that is not blank. */
		String lastLine() {
			return this.output.lines().filter((line) -> !line.isBlank()).reduce("", (one, next) -> next.strip());
		}

	}

}
