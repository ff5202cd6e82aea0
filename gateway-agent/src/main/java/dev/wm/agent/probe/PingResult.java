package dev.wm.agent.probe;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.IpAddress;

/**
 * The result of a {@code ping} of iputils or BusyBox (ICMP echo, RFC 792).
 *
 * @param sent the number of echo requests
 * @param roundTrips the round-trip time in milliseconds of each request that was answered
 */
record PingResult(int sent, List<Double> roundTrips) {

	private static final Pattern ANSWER = Pattern.compile("\\d+ bytes from .* time[=<](\\d+(?:\\.\\d+)?) ms");

	// IPv4's header without options, and ICMP's.
	private static final int HEADERS = 28;

	PingResult {
		roundTrips = List.copyOf(roundTrips);
	}

	/**
	 * Pings an address, five times a second. Adaptive ping ({@code -A}) would be faster,
	 * but iputils then waits for the last reply no longer than twice the slowest round
	 * trip before it, and counts it as lost.
	 * @param runner runs the program
	 * @param address the address to ping
	 * @param count the number of requests
	 * @param packet bytes of each IPv4 packet, which the kernel does not fragment
	 */
	static PingResult ping(CommandRunner runner, IpAddress address, int count, int packet) {
		Command ping = Command
			.of("ping", "-i", "0.2", "-c", Integer.toString(count), "-W", "1", "-s", Integer.toString(packet - HEADERS),
					address.toString())
			.within(Duration.ofSeconds(count * 2L + 2));
		// It ends with 1 if nothing came back, and with more if nothing could be sent.
		CommandResult result = runner.attempt(ping);
		return of(count, result.output());
	}

	/**
	 * Pings an address from one of this machine's.
	 * @param runner runs the program
	 * @param source the address to ping from
	 * @param address the address to ping
	 * @param count the number of requests
	 */
	static PingResult pingFrom(CommandRunner runner, IpAddress source, IpAddress address, int count) {
		Command ping = Command
			.of("ping", "-i", "0.2", "-c", Integer.toString(count), "-W", "1", "-s", "56", "-I", source.toString(),
					address.toString())
			.within(Duration.ofSeconds(count * 2L + 2));
		return of(count, runner.attempt(ping).output());
	}

	static PingResult of(int sent, String output) {
		List<Double> times = output.lines()
			.map(ANSWER::matcher)
			// A second answer to the same request ends with "(DUP!)".
			.filter(Matcher::matches)
			.map((line) -> Double.valueOf(line.group(1)))
			.limit(sent)
			.toList();
		return new PingResult(sent, times);
	}

	boolean isAnswered() {
		return !this.roundTrips.isEmpty();
	}

	OptionalDouble shortest() {
		return this.roundTrips.stream().mapToDouble(Double::doubleValue).min();
	}

}
