package dev.wm.agent.probe;

import java.time.Duration;
import java.util.List;
import java.util.Map;
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
 * @param unsent why this machine sent nothing, empty if it did
 */
record PingResult(int sent, List<Double> roundTrips, String unsent) {

	private static final String FIREWALL = "another firewall on this machine drops the gateway's own pings. Run wm-gateway"
			+ " status, which names it, or nft list ruleset.";

	private static final String ADDRESS = "this machine does not have the address to ask from. Run wm-gateway status.";

	private static final String ROUTE = "this machine has no route there. Run wm-gateway status.";

	private static final Pattern ANSWER = Pattern.compile("\\d+ bytes from .* time[=<](\\d+(?:\\.\\d+)?) ms");

	// What glibc and musl say of EPERM, EADDRNOTAVAIL and ENETUNREACH. The ping of
	// iputils says nothing of EPERM, that of BusyBox does.
	private static final Map<String, String> UNSENT = Map.of("Operation not permitted", FIREWALL,
			"Cannot assign requested address", ADDRESS, "Address not available", ADDRESS, "Network is unreachable",
			ROUTE, "Network unreachable", ROUTE);

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
		return of(count, runner.attempt(ping));
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
		return of(count, runner.attempt(ping));
	}

	static PingResult of(int sent, CommandResult result) {
		PingResult ping = of(sent, result.output());
		return ping.isAnswered() ? ping : new PingResult(sent, List.of(), reason(result.errors()));
	}

	private static String reason(String errors) {
		return UNSENT.entrySet()
			.stream()
			.filter((reason) -> errors.contains(reason.getKey()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElse("");
	}

	static PingResult of(int sent, String output) {
		List<Double> times = output.lines()
			.map(ANSWER::matcher)
			// A second answer to the same request ends with "(DUP!)".
			.filter(Matcher::matches)
			.map((line) -> Double.valueOf(line.group(1)))
			.limit(sent)
			.toList();
		return new PingResult(sent, times, "");
	}

	/**
	 * The same, if this machine sent it.
	 * @param whom what was pinged, for a sentence
	 * @throws UnsentException if it did not
	 */
	PingResult requireSent(String whom) {
		if (!this.unsent.isEmpty()) {
			throw new UnsentException(whom + " could not be asked: " + this.unsent);
		}
		return this;
	}

	boolean isAnswered() {
		return !this.roundTrips.isEmpty();
	}

	OptionalDouble shortest() {
		return this.roundTrips.stream().mapToDouble(Double::doubleValue).min();
	}

}
