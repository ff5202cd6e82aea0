package dev.wm.agent.probe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wm.agent.Samples;
import dev.wm.agent.process.CommandException;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LinuxProberTests {

	private static final Clock NOON = Clock.fixed(Instant.parse("2026-03-01T12:00:00.123456Z"), ZoneOffset.UTC);

	private static final ProbeTargets TARGETS = ProbeTargets.of(Samples.config(), 1420);

	// The server's address is on two interfaces.
	private static final String NEIGHBOURS = """
			[{"dst":"192.168.1.11","dev":"eth0","lladdr":"52:54:00:00:00:11","state":["REACHABLE"]},
			{"dst":"192.168.1.10","dev":"eth0","lladdr":"52:54:00:00:00:10","state":["STALE"]},
			{"dst":"192.168.1.10","dev":"eth1","lladdr":"52:54:00:00:00:77","state":["STALE"]},
			{"dst":"192.168.1.12","dev":"eth0","state":["FAILED"]}]""";

	private Supplier<ExecutorService> workers = LinuxProber::workers;

	private Duration paused = Duration.ZERO;

	private ProbeReport probe(ScriptedPing machine) {
		return new LinuxProber(machine, LinuxProberTests::resolve, NOON, this.workers,
				new HostProber(machine, (duration) -> this.paused = this.paused.plus(duration)),
				new ForwardProber(machine, (_) -> {
				}, List.of()), new RouterProber(machine, (_, _) -> Optional.empty()))
			.probe(TARGETS);
	}

	// The name server of osrc knows nothing.
	private static Optional<IpAddress> resolve(IpAddress server, HostName name) {
		boolean osrc = server.equals(IpAddress.parse("172.30.3.1"));
		return osrc ? Optional.empty() : Optional.of(server).filter((_) -> name.isGateway());
	}

	private static ScriptedPing pings(Function<List<String>, Integer> answered) {
		return new ScriptedPing((command) -> {
			if (command.getFirst().equals("ip")) {
				return command.contains("-j") ? NEIGHBOURS : "";
			}
			return ScriptedPing.answers(answered.apply(command));
		});
	}

	@Test
	void targetsWhenMadeOfAConfigurationAreTheOtherGatewaysAndTheOwnHosts() {
		assertThat(TARGETS.own()).hasToString("GatewayTarget[site=sheen, overlay=172.30.2.1]");
		assertThat(TARGETS.others()).map(Object::toString)
			.containsExactly("GatewayTarget[site=osrc, overlay=172.30.3.1]",
					"GatewayTarget[site=wg, overlay=172.30.1.1]");
		assertThat(TARGETS.hosts()).map(Object::toString)
			.containsExactly("HostTarget[name=nas.sheen, local=192.168.1.11, mac=null, overlay=172.30.2.3]",
					"HostTarget[name=server.sheen, local=192.168.1.10, mac=null, overlay=172.30.2.2]");
	}

	@Test
	void probeWhenAllIsWellFindsEverybody() {
		ScriptedPing machine = pings(ScriptedPing::count);
		assertThat(probe(machine)).isEqualTo(new ProbeReport(Instant.parse("2026-03-01T12:00:00.123Z"), true,
				List.of(new PathProbe(SiteDomain.parse("osrc"), 3, 3, 1.5, 1420, false),
						new PathProbe(SiteDomain.parse("wg"), 3, 3, 1.5, 1420, true)),
				List.of(new HostProbe(HostName.parse("nas.sheen"), HostPresence.ANSWERS,
						MacAddress.parse("52:54:00:00:00:11"), true),
						new HostProbe(HostName.parse("server.sheen"), HostPresence.ANSWERS, null, true)),
				List.of(), null,
				"No network namespace can be had on this machine: `unshare -n true` failed with exit code 1:"
						+ " unshare: unshare failed: Operation not permitted",
				null, null));
		assertThat(machine.ran).containsExactlyInAnyOrder("ping -i 0.2 -c 3 -W 1 -s 56 172.30.3.1",
				"ping -i 0.2 -c 2 -W 1 -s 1392 172.30.3.1", "ping -i 0.2 -c 3 -W 1 -s 56 172.30.1.1",
				"ping -i 0.2 -c 2 -W 1 -s 1392 172.30.1.1", "ping -i 0.2 -c 2 -W 1 -s 56 192.168.1.11",
				"ping -i 0.2 -c 2 -W 1 -s 56 192.168.1.10", "ping -i 0.2 -c 2 -W 1 -s 56 -I 172.30.2.1 172.30.2.3",
				"ping -i 0.2 -c 2 -W 1 -s 56 -I 172.30.2.1 172.30.2.2", "unshare -n true", "ip -4 route show default",
				"ip -j -4 neigh show");
	}

	private static HostProbe host(String name, HostPresence presence) {
		return new HostProbe(HostName.parse(name), presence, null);
	}

	@Test
	void probeWhenNobodyRespondsSaysSo() {
		ProbeReport report = probe(new ScriptedPing(
				(command) -> command.contains("neigh") ? command.getLast() + " dev eth0 FAILED\n" : ""));
		assertThat(report.paths()).allSatisfy((path) -> {
			assertThat(path.answered()).isZero();
			assertThat(path.roundTrip()).isNull();
			assertThat(path.largestPacket()).isNull();
		});
		assertThat(report.hosts()).extracting(HostProbe::presence).containsOnly(HostPresence.ABSENT);
	}

	@ParameterizedTest
	@CsvSource({ "1419, 1408", "1400, 1392", "1372, 1360", "1280, 1280", "576, 576", "100, 96", "90, 84" })
	void probeWhenAPathIsNarrowFindsItsWidth(int widest, int found) {
		ProbeReport report = probe(
				pings((command) -> (ScriptedPing.packet(command) <= widest) ? ScriptedPing.count(command) : 0));
		assertThat(report.paths()).extracting(PathProbe::largestPacket).containsOnly(found);
	}

	@Test
	void probeWhenAHostIgnoresEchoRequestsReadsTheNeighbourTableUntilItKnows() {
		String[] states = { "DELAY", "DELAY", "PROBE", "REACHABLE" };
		int[] asked = { 0 };
		ScriptedPing machine = new ScriptedPing((command) -> {
			if (command.getFirst().equals("ping")) {
				return command.getLast().equals("192.168.1.11") ? "" : ScriptedPing.answers(1);
			}
			if (command.contains("flush") || command.contains("-j")) {
				return "";
			}
			return "192.168.1.11 dev eth0 lladdr 02:00:00:00:00:01 " + states[asked[0]++] + " \n";
		});
		assertThat(probe(machine).hosts()).containsExactly(host("nas.sheen", HostPresence.SILENT),
				new HostProbe(HostName.parse("server.sheen"), HostPresence.ANSWERS, null, true));
		assertThat(this.paused).isEqualTo(Duration.ofSeconds(3));
		assertThat(machine.ran).containsSubsequence("ip neigh flush to 192.168.1.11",
				"ping -i 0.2 -c 1 -W 1 -s 56 192.168.1.11", "ip neigh show 192.168.1.11");
	}

	@ParameterizedTest
	@CsvSource({ "FAILED", "INCOMPLETE", "PROBE", "NOARP", "''" })
	void probeWhenTheKernelDoesNotFindAHostIsAbsent(String state) {
		ScriptedPing machine = new ScriptedPing(
				(command) -> command.getFirst().equals("ping") ? "" : ("192.168.1.11 dev eth0 " + state + "\n"));
		assertThat(probe(machine).hosts()).extracting(HostProbe::presence).containsOnly(HostPresence.ABSENT);
		assertThat(this.paused).isLessThanOrEqualTo(Duration.ofSeconds(18));
	}

	// The echo request was dropped before the kernel looked for the host.
	@Test
	void probeWhenNobodyLookedForAHostSaysThatItCouldNotBeAsked() {
		ScriptedPing machine = new ScriptedPing((command) -> "");
		ProbeReport report = probe(machine);
		assertThat(report.hosts()).isEmpty();
		assertThat(report.problems()).anyMatch((problem) -> problem.startsWith("192.168.1.11 could not be asked: "));
	}

	@Test
	void probeWhenAProgramIsMissingSaysSoOnceAndLeavesOutWhatItDoesNotKnow() {
		ScriptedPing machine = new ScriptedPing((command) -> {
			throw new CommandException(CommandException.Reason.MISSING, "Install ping.", null);
		});
		ProbeReport report = probe(machine);
		assertThat(report.problems()).containsExactly("Install ping.");
		assertThat(report.paths()).isEmpty();
		assertThat(report.hosts()).isEmpty();
		assertThat(report.answersNames()).isTrue();
	}

	@Test
	void probeWhenTimeIsOverLeavesOutWhatIsMissing() {
		this.workers = AllButOne::new;
		ScriptedPing machine = new ScriptedPing((command) -> {
			while (command.getLast().equals("172.30.3.1") && !Thread.currentThread().isInterrupted()) {
				LockSupport.park();
			}
			return ScriptedPing.answers(1);
		});
		ProbeReport report = probe(machine);
		assertThat(report.paths()).extracting((path) -> path.site().toString()).containsExactly("wg");
		assertThat(report.problems()).singleElement().asString().startsWith("1 of 6 probes did not finish within 24 s");
	}

	/** Workers whose time is over as soon as all but one of the tasks have ended. */
	private static final class AllButOne extends ThreadPoolExecutor {

		AllButOne() {
			super(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
		}

		@Override
		public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
				throws InterruptedException {
			CountDownLatch finished = new CountDownLatch(tasks.size() - 1);
			List<Future<T>> futures = new ArrayList<>();
			for (Callable<T> task : tasks) {
				FutureTask<T> future = new FutureTask<>(task) {

					@Override
					protected void done() {
						finished.countDown();
					}

				};
				futures.add(future);
				execute(future);
			}
			assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
			futures.forEach((future) -> future.cancel(true));
			return futures;
		}

	}

}
