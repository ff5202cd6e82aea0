package dev.wm.agent.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.v1.check.ForwardProbe;
import org.jspecify.annotations.Nullable;

/**
 * Probes other gateways with packets that this gateway forwards, as it does those of its
 * hosts: ICMP echo, and TCP with segments of full size.
 */
final class ForwardProber {

	// What forwards to one forwards to all, unless another site is to blame.
	private static final int MOST = 16;

	private static final Duration TCP_TIMEOUT = Duration.ofSeconds(15);

	private final CommandRunner runner;

	private final Consumer<Duration> pause;

	private final List<String> program;

	/**
	 * Makes one.
	 * @param runner runs commands on the gateway
	 * @param pause waits for a time
	 * @param program what starts {@code wm-gateway} in this runtime, empty if unknown
	 */
	ForwardProber(CommandRunner runner, Consumer<Duration> pause, List<String> program) {
		this.runner = runner;
		this.pause = pause;
		this.program = List.copyOf(program);
	}

	/** Probes the other gateways, or says why it cannot. */
	Result probe(ProbeTargets targets) {
		String reason = targets.forwardingSkipped();
		if (reason != null) {
			return new Result(null, reason);
		}
		List<ProbeTargets.GatewayTarget> others = targets.others().stream().limit(MOST).toList();
		if (others.isEmpty()) {
			return new Result(List.of(), null);
		}
		try (NamespacePlace place = NamespacePlace.open(this.runner, this.pause)) {
			return new Result(probe(place, others), null);
		}
		catch (CommandException ex) {
			return new Result(null, "No network namespace can be had on this machine: " + ex.getMessage());
		}
	}

	private List<ForwardProbe> probe(NamespacePlace place, List<ProbeTargets.GatewayTarget> others) {
		List<CommandResult> pings = place.attemptAll(others.stream().map(ForwardProber::ping).toList());
		Map<String, String> tcp = tcp(place, others);
		List<ForwardProbe> probes = new ArrayList<>();
		for (int i = 0; i < others.size(); i++) {
			ProbeTargets.GatewayTarget other = others.get(i);
			probes.add(new ForwardProbe(other.site(), PingResult.of(3, pings.get(i).output()).isAnswered(),
					carries(tcp.get(other.overlay().toString()))));
		}
		return probes;
	}

	private static Command ping(ProbeTargets.GatewayTarget other) {
		return Command.of("ping", "-i", "0.2", "-c", "3", "-W", "1", "-s", "56", other.overlay().toString());
	}

	// A program of its own: a process is in one network namespace.
	private Map<String, String> tcp(NamespacePlace place, List<ProbeTargets.GatewayTarget> others) {
		if (this.program.isEmpty()) {
			return Map.of();
		}
		List<String> argv = new ArrayList<>(this.program);
		argv.add(TcpProbe.COMMAND);
		others.forEach((other) -> argv.add(new TcpProbe.Target(other.overlay(), other.site()).toString()));
		try {
			return place.attempt(Command.of(argv.toArray(String[]::new)).within(TCP_TIMEOUT))
				.output()
				.lines()
				.map((line) -> line.split(" ", 2))
				.filter((words) -> words.length == 2)
				.collect(Collectors.toMap((words) -> words[0], (words) -> words[1], (one, _) -> one));
		}
		catch (CommandException ex) {
			return Map.of();
		}
	}

	private static @Nullable Boolean carries(@Nullable String outcome) {
		if (TcpProbe.CARRIES.equals(outcome)) {
			return true;
		}
		return TcpProbe.HANGS.equals(outcome) ? false : null;
	}

	/**
	 * The result.
	 *
	 * @param probes one for each gateway, null if none was sent
	 * @param skipped why none was sent, null otherwise
	 */
	record Result(@Nullable List<ForwardProbe> probes, @Nullable String skipped) {
	}

}
