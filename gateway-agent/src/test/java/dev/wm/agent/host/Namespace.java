package dev.wm.agent.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.wm.agent.process.BackgroundProcess;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.process.ProcessRunner;
import dev.wm.agent.process.RunningCommand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** A network namespace: a machine with nothing but a network. */
final class Namespace implements CommandRunner, AutoCloseable {

	private static final ProcessRunner RUNNER = new ProcessRunner();

	private static final AtomicInteger COUNT = new AtomicInteger();

	// What this machine can, by the line of shell that shows it: asked once, not by each
	// test.
	private static final Map<String, Boolean> ABLE = new ConcurrentHashMap<>();

	private final String name;

	final List<Command> ran = Collections.synchronizedList(new ArrayList<>());

	private final List<BackgroundProcess> followers = new ArrayList<>();

	Namespace(String label) {
		this.name = "wm" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + label;
		RUNNER.run(Command.of("ip", "netns", "add", this.name));
	}

	/** Skips a test where there is no root or a program is missing. */
	static void require(String... programs) {
		List<String> missing = new ArrayList<>();
		for (String program : programs) {
			if (!ABLE.computeIfAbsent("command -v " + program, Namespace::able)) {
				missing.add(program);
			}
		}
		boolean able = missing.isEmpty() && ABLE.computeIfAbsent("unshare -n true", Namespace::able);
		String reason = "skipped: it takes root and " + String.join(", ", programs);
		if (!able) {
			System.out.println(reason);
		}
		assumeTrue(able, reason);
	}

	private static boolean able(String line) {
		try {
			return RUNNER.attempt(Command.of("sh", "-c", line)).succeeded();
		}
		catch (CommandException ex) {
			return false;
		}
	}

	List<String> inside(String... argv) {
		List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", this.name));
		Collections.addAll(whole, argv);
		return whole;
	}

	@Override
	public CommandResult attempt(Command command) {
		return begin(command).result();
	}

	@Override
	public RunningCommand begin(Command command) {
		this.ran.add(command);
		return RUNNER
			.begin(new Command(inside(command.argv().toArray(String[]::new)), command.input(), command.timeout()));
	}

	@Override
	public BackgroundProcess follow(Command command, Consumer<String> listener) {
		BackgroundProcess follower = RUNNER
			.follow(Command.of(inside(command.argv().toArray(String[]::new)).toArray(String[]::new)), listener);
		this.followers.add(follower);
		return follower;
	}

	String run(String... argv) {
		return run(Command.of(argv));
	}

	/** Has one ip change this machine's network, line by line. */
	void ip(String... lines) {
		RUNNER.run(Command.of("ip", "-n", this.name, "-batch", "-").withInput(String.join("\n", lines) + "\n"));
	}

	/** What ip adds one end of a cable to another machine with. */
	static String cable(String here, Namespace other, String there) {
		return "link add " + here + " type veth peer name " + there + " netns " + other.name;
	}

	/** Starts a program that goes on by itself. */
	Running start(String... argv) {
		try {
			Process process = new ProcessBuilder(inside(argv)).redirectErrorStream(true).start();
			FutureTask<String> output = new FutureTask<>(
					() -> new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			Thread.ofVirtual().start(output);
			return new Running(process, output);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Waits for something that takes its time, on a busy machine minutes. */
	static void until(BooleanSupplier condition) {
		long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("it takes too long").isLessThan(end);
			LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
		}
	}

	/** Whether a ping comes back, sent from one of this machine's addresses. */
	boolean reaches(String source, String destination) {
		return ping(source, destination, 15);
	}

	/** Whether no ping comes back within a second. */
	boolean misses(String source, String destination) {
		return !ping(source, destination, 1);
	}

	private boolean ping(String source, String destination, int seconds) {
		return attempt(
				Command.of("ping", "-n", "-q", "-c", "1", "-W", Integer.toString(seconds), "-I", source, destination))
			.succeeded();
	}

	/**
	 * Waits until the kernel tells each follower that runs what happens: it joins a
	 * netlink group some time after its start.
	 */
	void awaitFollowers() {
		until(() -> {
			// Counted first: one that ends has left its group by then.
			long running = this.followers.stream().filter(BackgroundProcess::alive).count();
			return RUNNER.run(Command.of(inside("cat", "/proc/net/netlink").toArray(String[]::new)))
				.lines()
				.skip(1)
				.filter((line) -> !line.strip().split(" +", -1)[3].equals("00000000"))
				.count() == running;
		});
	}

	void endFollowers() {
		this.followers.forEach(BackgroundProcess::end);
	}

	@Override
	public void close() {
		close(List.of(this));
	}

	/** Ends machines, whatever is left of them. */
	static void close(List<Namespace> machines) {
		machines.forEach(Namespace::endFollowers);
		RUNNER.attempt(Command.of("ip", "-force", "-batch", "-")
			.withInput(machines.stream()
				.map((machine) -> "netns del " + machine.name + "\n")
				.collect(Collectors.joining())));
	}

	/**
	 * A program that runs.
	 *
	 * @param process it
	 * @param output what it prints, read as it does so: a full pipe would stop it
	 */
	record Running(Process process, FutureTask<String> output) implements AutoCloseable {

		/** Has it end as by Ctrl-C, and waits for what it printed. */
		String end() throws InterruptedException, ExecutionException {
			RUNNER.run(Command.of("kill", "-INT", Long.toString(this.process.pid())));
			return this.output.get();
		}

		@Override
		public void close() {
			this.process.destroyForcibly();
		}

	}

	@Override
	public String toString() {
		return this.name;
	}

}
