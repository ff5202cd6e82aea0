package dev.wm.agent.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A folder that stands for a machine, with a service manager and a package manager that
 * are small scripts, and the tools of a Debian or those of BusyBox alone.
 */
final class ShellMachine implements AutoCloseable {

	private static final Duration LONGEST = Duration.ofMinutes(2);

	/** The kinds of machines. */
	enum Kind {

		/** dash, the GNU tools and systemd. */
		DEBIAN,

		/** BusyBox, OpenRC and apk. */
		ALPINE

	}

	final Path root;

	final Kind kind;

	private final ShellTools tools;

	private final Map<String, String> environment = new TreeMap<>();

	private final List<Process> started = new ArrayList<>();

	ShellMachine(Path folder, Kind kind) throws IOException {
		this.root = Files.createDirectories(folder.resolve("machine")).toRealPath();
		this.kind = kind;
		this.tools = new ShellTools(Files.createDirectories(folder.resolve("tools")).toRealPath(), kind);
		assumeTrue(able("command -v curl && command -v openssl && command -v setsid"),
				"skipped: it takes curl and openssl");
		assumeTrue(kind == Kind.DEBIAN || able("command -v busybox"), "skipped: it takes busybox");
		this.tools.install();
		system();
		this.environment.putAll(Map.of("WM_ROOT", this.root.toString(), "WM_UPDATE_INTERVAL", "1", "WM_UPDATE_TRIAL",
				"1", "PATH", this.tools.folder() + ((kind == Kind.DEBIAN) ? ":" + System.getenv("PATH") : ""), "HOME",
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

	private void system() {
		write("etc/ssl/certs/ca-certificates.crt", "");
		if (this.kind == Kind.DEBIAN) {
			write("etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\n");
			folder("run/systemd/system");
			folder("etc/systemd/system");
		}
		else {
			write("etc/os-release", "PRETTY_NAME=\"Alpine Linux v3.23\"\n");
			write("etc/alpine-release", "3.23.0\n");
			folder("run/openrc");
			folder("etc/init.d");
		}
	}

	/** What runs the scripts. */
	String shell() {
		return this.tools.shell();
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
		this.tools.put(name, body);
	}

	/** Takes a program away. */
	void without(String name) {
		this.tools.remove(name);
	}

	/** Removes a folder and what is in it. */
	void forget(String path) throws IOException {
		try (var files = Files.walk(at(path))) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
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
			Path out = Files.createTempFile(this.tools.folder(), "out", ".txt");
			Path in = Files.writeString(Files.createTempFile(this.tools.folder(), "in", ".sh"), script);
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
		return launch(at("opt/wm-gateway/wm-agent").toString());
	}

	/** The same with another command in front. */
	Process launch(String... command) throws IOException {
		assumeTrue(!command[0].endsWith("unshare") || able("unshare -m true"), "skipped: it takes root");
		List<String> words = new ArrayList<>(List.of("/usr/bin/setsid"));
		words.addAll(List.of(command));
		Process process = command(words).redirectOutput(ProcessBuilder.Redirect.appendTo(at("log").toFile())).start();
		this.started.add(process);
		return process;
	}

	/** Waits for a condition. */
	void await(String what, BooleanSupplier condition) {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			assertThat(System.nanoTime()).as("%s; the log: %s", what, read("log")).isLessThan(end);
			LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
		}
	}

	/**
	 * Every file below the root with its content or target, what the tests note left out.
	 */
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
		ProcessHandle.allProcesses().filter(this::isOurs).forEach(ProcessHandle::destroyForcibly);
		this.started.forEach(Process::destroyForcibly);
	}

	// The environment has the folder's name.
	private boolean isOurs(ProcessHandle process) {
		try {
			return process.pid() != ProcessHandle.current().pid()
					&& new String(Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ")), UTF_8)
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
