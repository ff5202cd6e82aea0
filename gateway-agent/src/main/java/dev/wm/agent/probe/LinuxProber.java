package dev.wm.agent.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;

/**
 * Looks around from a Linux machine, at many places at once.
 */
public final class LinuxProber implements Prober {

	// The registry waits for half a minute.
	private static final Duration LONGEST = Duration.ofSeconds(24);

	// 250 hosts that are switched off take two seconds each.
	private static final int AT_ONCE = 32;

	private static final int DNS_PORT = 53;

	private static final int MOST_PROBLEMS = 10;

	private final CommandRunner runner;

	private final BiFunction<IpAddress, HostName, Optional<IpAddress>> names;

	private final Clock clock;

	private final Duration longest;

	private final HostProber neighbour;

	public LinuxProber(CommandRunner runner, Clock clock) {
		this(runner, LinuxProber::resolve, clock, LONGEST, new HostProber(runner, HostProber.PAUSE));
	}

	LinuxProber(CommandRunner runner, BiFunction<IpAddress, HostName, Optional<IpAddress>> names, Clock clock,
			Duration longest, HostProber neighbour) {
		this.runner = runner;
		this.names = names;
		this.clock = clock;
		this.longest = longest;
		this.neighbour = neighbour;
	}

	private static Optional<IpAddress> resolve(IpAddress server, HostName name) {
		return new DnsClient(new InetSocketAddress(InetAddress.ofLiteral(server.toString()), DNS_PORT)).address(name);
	}

	@Override
	public ProbeReport look(ProbeTargets targets) {
		PathProber way = new PathProber(this.runner, targets.packet());
		List<Callable<Object>> looks = new ArrayList<>();
		targets.others().forEach((other) -> looks.add(() -> way.probe(other, answersNames(other))));
		targets.hosts()
			.forEach((host) -> looks.add(() -> new HostProbe(host.name(), this.neighbour.presence(host.local()))));
		List<Future<Object>> found = all(looks);
		List<String> problems = problems(found);
		return new ProbeReport(this.clock.instant().truncatedTo(ChronoUnit.MILLIS), answersNames(targets.own()),
				of(PathProbe.class, found), of(HostProbe.class, found), problems);
	}

	private List<Future<Object>> all(List<Callable<Object>> looks) {
		try (ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
			return workers.invokeAll(looks, this.longest.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

	private static <T> List<T> of(Class<T> type, List<Future<Object>> found) {
		return found.stream()
			.filter((look) -> look.state() == Future.State.SUCCESS)
			.map(Future::resultNow)
			.filter(type::isInstance)
			.map(type::cast)
			.toList();
	}

	// One that is missing is missing everywhere, and is said once.
	private List<String> problems(List<Future<Object>> found) {
		List<String> problems = new ArrayList<>(found.stream()
			.filter((look) -> look.state() == Future.State.FAILED)
			.map((look) -> String.valueOf(look.exceptionNow().getMessage()))
			.distinct()
			.limit(MOST_PROBLEMS)
			.toList());
		long late = found.stream().filter(Future::isCancelled).count();
		if (late > 0) {
			problems.add(late + " of " + found.size() + " looks were not finished within " + this.longest.toSeconds()
					+ " s: run the check again when less is switched off.");
		}
		return problems;
	}

	private boolean answersNames(ProbeTargets.Gateway gateway) {
		return this.names.apply(gateway.overlay(), gateway.site().gateway())
			.filter(gateway.overlay()::equals)
			.isPresent();
	}

}
