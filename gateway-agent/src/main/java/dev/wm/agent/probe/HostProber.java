package dev.wm.agent.probe;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.HostPresence;

/**
 * Probes whether a host is on the LAN, also one that ignores pings: to send it one, the
 * kernel has to resolve its address by ARP (ip-neighbour(8)).
 */
final class HostProber {

	/** Waits in real time. */
	static final Consumer<Duration> PAUSE = (duration) -> LockSupport.parkNanos(duration.toNanos());

	private static final Duration STEP = Duration.ofSeconds(1);

	// The kernel trusts an old entry for 5 s and then resolves it again for 3 s.
	private static final int STEPS = 9;

	private static final Set<String> UNDECIDED = Set.of("INCOMPLETE", "DELAY", "PROBE", "STALE");

	private static final int SMALL = 84;

	private final CommandRunner runner;

	private final Consumer<Duration> pause;

	HostProber(CommandRunner runner, Consumer<Duration> pause) {
		this.runner = runner;
		this.pause = pause;
	}

	/**
	 * Probes a host, which takes up to 13 s.
	 * @throws UnsentException if this machine does not send to it
	 */
	HostPresence presence(IpAddress local) {
		if (PingResult.ping(this.runner, local, 2, SMALL).requireSent("Hosts of the LAN").isAnswered()) {
			return HostPresence.ANSWERS;
		}
		// The kernel's entry of a host that was there may be half a minute old.
		this.runner.attempt(Command.of("ip", "neigh", "flush", "to", local.toString()));
		if (PingResult.ping(this.runner, local, 1, SMALL).isAnswered()) {
			return HostPresence.ANSWERS;
		}
		String state = state(local);
		if (state.isEmpty()) {
			throw new UnsentException(local
					+ " could not be asked: nothing looked for it on the LAN. Another firewall on"
					+ " this machine may drop pings to it (nft list ruleset), or it is behind a router (ip route get "
					+ local + ").");
		}
		for (int i = 0; i < STEPS && UNDECIDED.contains(state); i++) {
			this.pause.accept(STEP);
			state = state(local);
		}
		return Set.of("REACHABLE", "PERMANENT").contains(state) ? HostPresence.SILENT : HostPresence.ABSENT;
	}

	/**
	 * Whether a host answers its gateway's overlay address, asked at its own one: as a
	 * caller from another site does, translated and masqueraded alike.
	 * @throws UnsentException if this machine does not send from there
	 */
	boolean answersMesh(IpAddress gateway, IpAddress overlay) {
		return PingResult.pingFrom(this.runner, gateway, overlay, 2)
			.requireSent("Hosts of the LAN, from the overlay address " + gateway + ",")
			.isAnswered();
	}

	// "192.168.1.10 dev eth0 lladdr 02:00:00:00:00:01 REACHABLE"
	private String state(IpAddress local) {
		String entry = this.runner.run(Command.of("ip", "neigh", "show", local.toString())).strip();
		return entry.substring(entry.lastIndexOf(' ') + 1);
	}

}
