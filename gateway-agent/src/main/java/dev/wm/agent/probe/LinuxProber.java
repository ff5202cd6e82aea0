package dev.wm.agent.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.check.RouterNames;
import org.jspecify.annotations.Nullable;

/**
 * Runs the probes of a Linux gateway, many at once.
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

	private final Supplier<ExecutorService> workers;

	private final HostProber hosts;

	private final ForwardProber forwards;

	private final RouterProber router;

	/**
	 * Makes one.
	 * @param runner runs commands on this machine
	 * @param clock the machine's
	 * @param program what starts {@code wm-gateway}, empty if unknown; TCP is not probed
	 * without it
	 */
	public LinuxProber(CommandRunner runner, Clock clock, List<String> program) {
		this(runner, LinuxProber::resolve, clock, LinuxProber::workers, new HostProber(runner, HostProber.PAUSE),
				new ForwardProber(runner, HostProber.PAUSE, program), new RouterProber(runner, LinuxProber::reply));
	}

	LinuxProber(CommandRunner runner, BiFunction<IpAddress, HostName, Optional<IpAddress>> names, Clock clock,
			Supplier<ExecutorService> workers, HostProber hosts, ForwardProber forwards, RouterProber router) {
		this.runner = runner;
		this.names = names;
		this.clock = clock;
		this.workers = workers;
		this.hosts = hosts;
		this.forwards = forwards;
		this.router = router;
	}

	static ExecutorService workers() {
		return Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
	}

	private static Optional<IpAddress> resolve(IpAddress server, HostName name) {
		return client(server).address(name);
	}

	private static Optional<DnsReply> reply(IpAddress server, HostName name) {
		return client(server).reply(name);
	}

	private static DnsClient client(IpAddress server) {
		return new DnsClient(new InetSocketAddress(InetAddress.ofLiteral(server.toString()), DNS_PORT));
	}

	@Override
	public ProbeReport probe(ProbeTargets targets) {
		PathProber path = new PathProber(this.runner, targets.packet());
		List<Callable<Object>> probes = new ArrayList<>();
		if (!targets.pathsSkipped()) {
			targets.others().forEach((other) -> probes.add(() -> path.probe(other, answersNames(other))));
		}
		Set<String> unsent = ConcurrentHashMap.newKeySet();
		targets.hosts().forEach((host) -> probes.add(() -> probe(host, targets.own().overlay(), unsent)));
		probes.add(() -> this.forwards.probe(targets));
		probes.add(() -> this.router.probe(targets));
		List<Future<Object>> found = all(probes);
		List<String> problems = problems(found);
		problems.addAll(unsent);
		ForwardProber.Result forwarded = of(ForwardProber.Result.class, found).stream()
			.findFirst()
			.orElse(new ForwardProber.Result(null, "It did not finish in time."));
		return new ProbeReport(this.clock.instant().truncatedTo(ChronoUnit.MILLIS), answersNames(targets.own()),
				of(PathProbe.class, found), withMacs(of(HostProbe.class, found), targets), problems, forwarded.probes(),
				forwarded.skipped(), null, routerNames(found));
	}

	private static @Nullable RouterNames routerNames(List<Future<Object>> found) {
		return of(RouterProber.Result.class, found).stream().findFirst().map(RouterProber.Result::names).orElse(null);
	}

	private HostProbe probe(ProbeTargets.HostTarget host, IpAddress gateway, Set<String> unsent) {
		HostPresence presence = this.hosts.presence(host.local());
		return new HostProbe(host.name(), presence, null,
				(presence == HostPresence.ANSWERS) ? answersMesh(host, gateway, unsent) : null);
	}

	// Where it is on the LAN is known all the same.
	private @Nullable Boolean answersMesh(ProbeTargets.HostTarget host, IpAddress gateway, Set<String> unsent) {
		try {
			return this.hosts.answersMesh(gateway, host.overlay());
		}
		catch (UnsentException ex) {
			unsent.add(String.valueOf(ex.getMessage()));
			return null;
		}
	}

	// One look for all, after they have been probed.
	private List<HostProbe> withMacs(List<HostProbe> probes, ProbeTargets targets) {
		if (probes.stream().allMatch((probe) -> probe.presence() == HostPresence.ABSENT)) {
			return probes;
		}
		NeighbourTable table = neighbours();
		Map<HostName, IpAddress> addresses = targets.hosts()
			.stream()
			.collect(Collectors.toMap(ProbeTargets.HostTarget::name, ProbeTargets.HostTarget::local));
		return probes.stream()
			.map((probe) -> (probe.presence() == HostPresence.ABSENT) ? probe
					: new HostProbe(probe.name(), probe.presence(),
							Optional.ofNullable(addresses.get(probe.name())).flatMap(table::at).orElse(null),
							probe.answersMesh()))
			.toList();
	}

	private NeighbourTable neighbours() {
		try {
			return NeighbourTable.read(this.runner);
		}
		catch (CommandException ex) {
			// Where the hosts are is known without it.
			return new NeighbourTable(List.of());
		}
	}

	private List<Future<Object>> all(List<Callable<Object>> probes) {
		try (ExecutorService all = this.workers.get()) {
			return all.invokeAll(probes, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

	private static <T> List<T> of(Class<T> type, List<Future<Object>> found) {
		return found.stream()
			.filter((probe) -> probe.state() == Future.State.SUCCESS)
			.map(Future::resultNow)
			.filter(type::isInstance)
			.map(type::cast)
			.toList();
	}

	// A program that is missing fails every probe, and is reported once.
	private List<String> problems(List<Future<Object>> found) {
		List<String> problems = new ArrayList<>(found.stream()
			.filter((probe) -> probe.state() == Future.State.FAILED)
			.map((probe) -> String.valueOf(probe.exceptionNow().getMessage()))
			.distinct()
			.limit(MOST_PROBLEMS)
			.toList());
		long late = found.stream().filter(Future::isCancelled).count();
		if (late > 0) {
			problems.add(late + " of " + found.size() + " probes did not finish within " + LONGEST.toSeconds()
					+ " s: run the check again when fewer hosts are switched off.");
		}
		return problems;
	}

	private boolean answersNames(ProbeTargets.GatewayTarget gateway) {
		return this.names.apply(gateway.overlay(), gateway.site().gateway())
			.filter(gateway.overlay()::equals)
			.isPresent();
	}

}
