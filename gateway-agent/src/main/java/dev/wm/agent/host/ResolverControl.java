package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.PortHolder;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.plan.NameProbe;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.text.DnsFiles;
import dev.wm.agent.text.Fingerprint;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Starts, reloads and observes the site's dnsmasq, which goes on without the agent.
 */
final class ResolverControl {

	private static final String IN_USE = "Address already in use";

	// dnsmasq(8): it then leaves out an upstream from which its own queries come back.
	private static final String LOOP_DETECT = "--dns-loop-detect";

	// dnsmasq does not start without the pid file that it is to write.
	private static final String NO_PID_FILE = "failed to open pidfile";

	private static final String WITHOUT_PID_FILE = "--pid-file=";

	private static final Duration GRACE = Duration.ofSeconds(5);

	private final CommandRunner runner;

	private final Paths paths;

	private final Predicate<NameProbe> answers;

	private final ProcessTable processes;

	private final DnsPort port;

	// Kept while the disk does not take it: what runs must not be restarted because of
	// that.
	private @Nullable ResolverStamp unrecorded;

	ResolverControl(CommandRunner runner, Paths paths, Predicate<NameProbe> answers) {
		this.runner = runner;
		this.paths = paths;
		this.answers = answers;
		this.processes = new ProcessTable(paths);
		this.port = new DnsPort(paths, this.processes);
	}

	ResolverState observe() {
		Optional<Long> written = written();
		Optional<ResolverStamp> stamp = stamp();
		if (written.isEmpty() && unwritten(stamp).isEmpty() && lost().isEmpty()) {
			return ResolverState.STOPPED;
		}
		Optional<ResolverStamp> kept = kept();
		Optional<ResolverStamp> known = kept
			.or(() -> stamp.filter((loaded) -> written.equals(Optional.of(loaded.pid()))));
		return new ResolverState(true, known.map(ResolverStamp::configuration), known.map(ResolverStamp::names),
				kept.isEmpty());
	}

	private Optional<ResolverStamp> kept() {
		return Optional.ofNullable(this.unrecorded).filter((stamp) -> isOurs(stamp.pid()));
	}

	private Optional<Long> pid() {
		return written().or(() -> unwritten(stamp())).or(this::lost);
	}

	// The id in an old pid file may belong to another process by now.
	private Optional<Long> written() {
		return PidFile.read(this.paths.resolverPid()).filter(this::isOurs);
	}

	// Without its pid file it still runs, and holds the port: it is known by the stamp.
	private Optional<Long> unwritten(Optional<ResolverStamp> stamp) {
		return stamp.map(ResolverStamp::pid).filter(this::isOurs);
	}

	// Without both files, as after rm /run/wm/*, it is looked for among all processes.
	private Optional<Long> lost() {
		return this.processes.dnsmasq(ManagedFile.DNSMASQ.path()).stream().findFirst();
	}

	/** The programs that listen on port 53, the agent's own left out. */
	List<PortHolder> portHolders() {
		Set<Long> own = new HashSet<>(this.processes.dnsmasq("--pid-file=" + this.paths.running()));
		pid().ifPresent(own::add);
		return this.port.holders(own);
	}

	private Optional<ResolverStamp> stamp() {
		return kept().or(() -> FileReader.text(this.paths.resolverStamp()).flatMap(ResolverStamp::parse));
	}

	private boolean isOurs(long pid) {
		return this.processes.isDnsmasq(pid, ManagedFile.DNSMASQ.path());
	}

	void start(DnsAction.StartResolver action) {
		pid().flatMap(ProcessHandle::of).ifPresent(ResolverControl::end);
		run(command("--pid-file=" + this.paths.resolverPid()));
		remember(action.configuration(), action.names(), action.known());
	}

	private Command command(String pidFile) {
		List<String> argv = new ArrayList<>(List.of("dnsmasq", "-C", ManagedFile.DNSMASQ.path(), pidFile));
		if (detectsLoops()) {
			argv.add(LOOP_DETECT);
		}
		return Command.of(argv.toArray(String[]::new));
	}

	// A matter of how it was compiled, so not of the configuration file: one without it
	// refuses the option. "Compile time options: IPv6 ... no-loop-detect inotify"
	private boolean detectsLoops() {
		return this.runner.attempt(Command.of("dnsmasq", "--version"))
			.output()
			.lines()
			.filter((line) -> line.startsWith("Compile time options:"))
			.anyMatch((line) -> List.of(line.split(" ")).contains("loop-detect"));
	}

	private void run(Command command) {
		try {
			this.runner.run(command);
		}
		catch (CommandException ex) {
			if (String.valueOf(ex.getMessage()).contains(NO_PID_FILE) && !command.argv().contains(WITHOUT_PID_FILE)) {
				run(command(WITHOUT_PID_FILE));
				return;
			}
			List<PortHolder> holders = String.valueOf(ex.getMessage()).contains(IN_USE) ? portHolders() : List.of();
			if (holders.isEmpty()) {
				throw ex;
			}
			throw new HostException("Port 53 is taken by "
					+ holders.stream().map(ResolverControl::text).collect(Collectors.joining(", "))
					+ ": stop that program, or have it listen on other addresses; then dnsmasq starts by itself.", ex);
		}
	}

	private static String text(PortHolder holder) {
		return holder + (holder.isEverywhere() ? " on every address" : " on " + holder.address());
	}

	void stop() {
		pid().flatMap(ProcessHandle::of).ifPresent(ResolverControl::end);
		AtomicFile.delete(this.paths.resolverStamp());
	}

	void reload(DnsAction.ReloadResolver action) {
		long pid = pid().orElseThrow(() -> new HostException("dnsmasq has exited meanwhile."));
		// Java cannot send this signal, and not every system has kill(1) beside the
		// shell's.
		this.runner.run(Command.of("sh", "-c", "kill -HUP \"$1\"", "sh", Long.toString(pid)));
		remember(action.configuration(), action.names(), action.known());
	}

	// One that runs but does not answer has not read its files: the next sync tries
	// again,
	// and until then it is reported.
	private void remember(Fingerprint configuration, DnsFiles names, Optional<NameProbe> known) {
		// Computed while dnsmasq reads them.
		Fingerprint read = names.fingerprint();
		known.filter(this.answers.negate()).ifPresent((probe) -> {
			throw new HostException("dnsmasq is running but does not answer for " + probe.name() + ": see its log.");
		});
		long pid = pid().orElseThrow(() -> new HostException("dnsmasq exited right after its start: see its log."));
		this.unrecorded = new ResolverStamp(pid, configuration, read);
		try {
			record();
		}
		catch (UncheckedIOException ex) {
			// The next plan shows it.
		}
	}

	/**
	 * Records which dnsmasq runs and what it has read.
	 * @throws UncheckedIOException if the disk does not take it
	 */
	void record() {
		ResolverStamp stamp = this.unrecorded;
		if (stamp != null) {
			new AtomicFile(this.paths.resolverStamp()).write(stamp.toString().getBytes(UTF_8), FileMode.PUBLIC);
			if (!written().equals(Optional.of(stamp.pid()))) {
				new AtomicFile(this.paths.resolverPid()).write((stamp.pid() + "\n").getBytes(UTF_8), FileMode.PUBLIC);
			}
			this.unrecorded = null;
		}
	}

	static void end(ProcessHandle process) {
		process.destroy();
		try {
			process.onExit().get(GRACE.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new HostException("The restart of dnsmasq was interrupted.", ex);
		}
	}

}
