package dev.wm.agent.probe;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.gateway.HostSighting;

/**
 * Looks for the pinned hosts of a Linux gateway. As long as the neighbour table
 * contradicts no pin, that is one run of {@code ip}.
 */
public final class LinuxPinLookup implements PinLookup {

	private static final Duration LONGEST = Duration.ofSeconds(30);

	private final CommandRunner runner;

	private final HostProber hosts;

	private final Supplier<ExecutorService> workers;

	public LinuxPinLookup(CommandRunner runner) {
		this(runner, new HostProber(runner, HostProber.PAUSE), LinuxProber::workers);
	}

	LinuxPinLookup(CommandRunner runner, HostProber hosts, Supplier<ExecutorService> workers) {
		this.runner = runner;
		this.hosts = hosts;
		this.workers = workers;
	}

	@Override
	public List<HostSighting> look(PinTargets targets) {
		try {
			Set<IpAddress> suspects = targets.suspects(NeighbourTable.read(this.runner));
			return suspects.isEmpty() ? List.of() : targets.sightings(answers(suspects));
		}
		catch (CommandException ex) {
			// An `ip` that is missing or fails is reported by all that needs it.
			return List.of();
		}
	}

	private Map<IpAddress, MacAddress> answers(Set<IpAddress> addresses) {
		List<Callable<Optional<IpAddress>>> probes = addresses.stream()
			.<Callable<Optional<IpAddress>>>map((address) -> () -> Optional.of(address)
				.filter((_) -> this.hosts.presence(address) != HostPresence.ABSENT))
			.toList();
		List<IpAddress> present = all(probes).stream()
			.filter((probe) -> probe.state() == Future.State.SUCCESS)
			.map(Future::resultNow)
			.flatMap(Optional::stream)
			.toList();
		NeighbourTable table = NeighbourTable.read(this.runner);
		Map<IpAddress, MacAddress> answers = new HashMap<>();
		present.forEach((address) -> table.at(address).ifPresent((mac) -> answers.put(address, mac)));
		return answers;
	}

	private <T> List<Future<T>> all(List<Callable<T>> probes) {
		try (ExecutorService all = this.workers.get()) {
			return all.invokeAll(probes, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

}
