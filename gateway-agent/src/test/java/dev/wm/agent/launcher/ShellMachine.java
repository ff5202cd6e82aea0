package dev.wm.agent.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A folder that stands for a machine, with a service manager and a package manager that
 * are small scripts, and the tools of a Debian or those of BusyBox alone.
 */
final class ShellMachine implements AutoCloseable {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** What a gateway needs, as far as it is not in BusyBox. */
	private static final List<String> TOOLS = List.of("curl", "openssl");

	private static final List<String> STANDINS = List.of("wg", "nft", "conntrack", "dnsmasq", "ping", "modprobe",
			"wireguard-go", "java");

	private static final String SERVICE = """
			end() {
			  read -r pid _ <"$WM_ROOT/run/wm/wm-agent" || return 0
			  kill "$pid" && while kill -0 "$pid"; do sleep 0.1; done
			} 2>/dev/null
			begin() { setsid "$WM_ROOT/opt/wm-gateway/wm-agent" >>"$WM_ROOT/log" 2>&1 </dev/null & }
			echo "${0##*/} $*" >>"$WM_ROOT/calls"
			[ ! -e "$WM_ROOT/service-fails" ] || exit 1
			case "$*" in *restart*) end; begin ;; *disable* | *stop*) end ;; esac
			exit 0
			""";

	/** The kinds of machines. */
	enum Kind {

		/** dash, the GNU tools and systemd. */
		DEBIAN,

		/** BusyBox, OpenRC and apk. */
		ALPINE

	}

	final Path root;

	final Kind kind;

	private final Path tools;

	private final Map<String, String> environment = new TreeMap<>();

	private final List<Process> started = new ArrayList<>();

	ShellMachine(Path folder, Kind kind) throws IOException {
		this.root = Files.createDirectories(folder.resolve("machine")).toRealPath();
		this.kind = kind;
		this.tools = Files.createDirectories(folder.resolve("tools")).toRealPath();
		assumeTrue(able("command -v curl openssl timeout"), "skipped: it takes curl and openssl");
		if (kind == Kind.ALPINE) {
			assumeTrue(able("command -v busybox"), "skipped: it takes busybox");
			applets();
		}
		STANDINS.forEach((name) -> tool(name, "exit 0"));
		tool("ip", "exit 1");
		tool("curl", "echo \"curl $*\" >>\"$WM_ROOT/calls\"\nexec /usr/bin/curl \"$@\"");
		system();
		this.environment
			.putAll(Map.of("WM_ROOT", this.root.toString(), "WM_UPDATE_INTERVAL", "1", "WM_UPDATE_TRIAL", "1", "PATH",
					this.tools + ((kind == Kind.DEBIAN) ? ":" + System.getenv("PATH") : ""), "HOME",
					this.root.toString()));
	}

	private static boolean able(String line) {
		try {
			return new ProcessBuilder("sh", "-c", line).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException | InterruptedException ex) {
			return false;
		}
	}

	private void applets() throws IOException {
		Path busybox = Path.of("/usr/bin/busybox").toRealPath();
		Process list = new ProcessBuilder(busybox.toString(), "--list").start();
		for (String name : new String(list.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
			.lines()
			.toList()) {
			Files.createSymbolicLink(this.tools.resolve(name), busybox);
		}
		for (String name : TOOLS) {
			Files.deleteIfExists(this.tools.resolve(name));
			Files.createSymbolicLink(this.tools.resolve(name), Path.of("/usr/bin", name));
		}
	}

	private void system() {
		write("etc/ssl/certs/ca-certificates.crt", "");
		if (this.kind == Kind.DEBIAN) {
			write("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
			folder("run/systemd/system");
			folder("etc/systemd/system");
			tool("systemctl", SERVICE);
			tool("apt-get", "echo \"apt-get $*\" >>\"$WM_ROOT/calls\"");
		}
		else {
			write("etc/os-release", "PRETTY_NAME=\"Alpine Linux v3.23\"\n");
			write("etc/alpine-release", "3.23.0\n");
			folder("run/openrc");
			folder("etc/init.d");
			tool("rc-service", SERVICE);
			tool("rc-update", "echo \"rc-update $*\" >>\"$WM_ROOT/calls\"");
			tool("apk", "echo \"apk $*\" >>\"$WM_ROOT/calls\"");
		}
	}

	String shell() {
		return (this.kind == Kind.ALPINE) ? this.tools.resolve("sh").toString() : "/bin/sh";
	}

	Path at(String path) {
		return this.root.resolve(path);
	}

	void folder(String path) {
		assertThat(at(path).toFile().isDirectory() || at(path).toFile().mkdirs()).isTrue();
	}

	void write(String path, String text) {
		try {
			Files.createDirectories(at(path).getParent());
			Files.writeString(at(path), text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What a file has, empty if there is none. */
	String read(String path) {
		try {
			return Files.exists(at(path)) ? Files.readString(at(path)) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Where a link points to, empty if there is none. */
	String link(String path) {
		try {
			return Files.isSymbolicLink(at(path)) ? Files.readSymbolicLink(at(path)).toString() : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Puts a script in front of a program. */
	void tool(String name, String body) {
		try {
			Path file = this.tools.resolve(name);
			Files.deleteIfExists(file);
			Files.writeString(file, "#!" + shell() + "\n" + body + "\n");
			assertThat(file.toFile().setExecutable(true)).isTrue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes a program away. */
	void without(String name) {
		try {
			Files.deleteIfExists(this.tools.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void set(String name, String value) {
		this.environment.put(name, value);
	}

	private ProcessBuilder command(List<String> words) {
		ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
		builder.environment().clear();
		builder.environment().putAll(this.environment);
		return builder;
	}

	/**
	 * The end of a script.
	 *
	 * @param exit its exit code
	 * @param out what it printed
	 */
	record Result(int exit, String out) {

	}

	/** Runs a script to its end, from standard input as {@code curl | sh} does. */
	Result pipe(String script, String... arguments) {
		List<String> words = new ArrayList<>(List.of(shell(), "-s", "--"));
		words.addAll(List.of(arguments));
		try {
			Path out = Files.createTempFile(this.tools, "out", ".txt");
			Path in = Files.writeString(Files.createTempFile(this.tools, "in", ".sh"), script);
			Process process = command(words).redirectInput(in.toFile()).redirectOutput(out.toFile()).start();
			assertThat(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)).as("it ends: %s", Files.readString(out))
				.isTrue();
			return new Result(process.exitValue(), Files.readString(out));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Starts the launcher in a process group of its own. */
	Process launch() throws IOException {
		Process process = command(List.of("/usr/bin/setsid", at("opt/wm-gateway/wm-agent").toString()))
			.redirectOutput(ProcessBuilder.Redirect.appendTo(at("log").toFile()))
			.start();
		this.started.add(process);
		return process;
	}

	/** Waits for a condition. */
	void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("%s; the log: %s", what, read("log")).isLessThan(end);
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	/** Every file below the root with its content or target, what the tests note left out. */
	Map<String, String> tree() {
		Map<String, String> tree = new TreeMap<>();
		try (var files = Files.walk(this.root)) {
			files.map((file) -> this.root.relativize(file).toString())
				.filter((path) -> !List.of("", "log", "calls", "ran").contains(path))
				.forEach((path) -> tree.put(path, Files.isDirectory(at(path), LinkOption.NOFOLLOW_LINKS) ? "folder"
						: Files.isSymbolicLink(at(path)) ? link(path) : read(path)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return tree;
	}

	/** Ends whatever was started, as a power cut would. */
	void cutPower() {
		ProcessHandle.allProcesses()
			.filter((process) -> process.info().arguments().isPresent() || process.info().commandLine().isPresent())
			.filter(this::isOurs)
			.forEach(ProcessHandle::destroyForcibly);
		this.started.forEach(Process::destroyForcibly);
	}

	// The environment has the folder's name.
	private boolean isOurs(ProcessHandle process) {
		try {
			return process.pid() != ProcessHandle.current().pid() && new String(
					Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ")),
					java.nio.charset.StandardCharsets.UTF_8)
				.contains("WM_ROOT=" + this.root + "\0");
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() {
		cutPower();
		cutPower();
	}

}
