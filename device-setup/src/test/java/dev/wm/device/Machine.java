package dev.wm.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A machine of files below one folder, and of programs that write down how they were
 * called. What is no part of the machine, such as sed, is the real one's.
 */
final class Machine {

	static final List<String> SHELLS = List.of("dash", "busybox ash", "bash --posix");

	private static final List<String> TOOLS = List.of("sh", "cat", "sed", "grep", "head", "tail", "tr", "cut", "wc",
			"mktemp", "mkdir", "rmdir", "rm", "mv", "cp", "chmod", "touch", "ls", "date", "sleep", "kill", "dirname",
			"sha256sum", "base64", "awk", "find", "cmp", "sort", "env", "stty", "tar", "gzip", "openssl", "ln",
			"readlink");

	private static final Path LINKS = linkTools();

	private final Path folder;

	private final String shell;

	Machine(Path folder, String shell) {
		this.folder = folder;
		this.shell = shell;
		String program = shell.split(" ", -1)[0];
		assumeThat(Stream.of("/usr/bin", "/bin").map((bin) -> Path.of(bin, program))).as("%s is installed", program)
			.anyMatch(Files::isExecutable);
		file("machine/system", "Linux\n");
		file("machine/calls", "");
		file("root/etc/resolv.conf", "search lan\nnameserver 192.0.2.53\n");
		programs("wg", "wg-quick", "ip", "curl", "uname", "id", "getent", "ping", "logger");
	}

	/** Debian, Ubuntu, Fedora or Arch as they come. */
	Machine systemd() {
		file("root/run/systemd/system/x", "");
		file("root/etc/resolv.conf", "nameserver 127.0.0.53\n");
		return programs("systemctl", "journalctl", "resolvectl");
	}

	/** Cron, and nothing that tells domains apart but dnsmasq. */
	Machine cron() {
		file("root/etc/cron.d/x", "");
		return programs("dnsmasq");
	}

	Machine programs(String... names) {
		for (String name : names) {
			program(name, resource("stand-in.sh"));
		}
		return this;
	}

	Machine program(String name, String script) {
		file("bin/" + name, script);
		try {
			Files.setPosixFilePermissions(path("bin/" + name), PosixFilePermissions.fromString("rwxr-xr-x"));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Outside of the folder of the machine: JUnit warns of each link that it deletes.
	private static Path linkTools() {
		try {
			Path folder = Files.createTempDirectory("wm-device-tools");
			folder.toFile().deleteOnExit();
			for (String tool : TOOLS) {
				Path link = Files.createSymbolicLink(folder.resolve(tool), find(tool));
				link.toFile().deleteOnExit();
			}
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Path find(String tool) {
		return Stream.of("/usr/bin", "/bin")
			.map((bin) -> Path.of(bin, tool))
			.filter(Files::isExecutable)
			.findFirst()
			.orElseThrow(() -> new AssertionError(tool));
	}

	Path path(String name) {
		return this.folder.resolve(name);
	}

	Machine file(String name, String text) {
		try {
			Files.createDirectories(Objects.requireNonNull(path(name).getParent()));
			Files.writeString(path(name), text);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void delete(String name) {
		try {
			Files.delete(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String read(String name) {
		try {
			return Files.readString(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String calls() {
		return read("machine/calls");
	}

	void forgetCalls() {
		file("machine/calls", "");
	}

	/** Every file of the machine, with its mode in front of its text. */
	Map<String, String> files() {
		Map<String, String> all = new TreeMap<>();
		try (Stream<Path> files = Files.walk(path("root"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				all.put(path("root").relativize(file).toString(),
						PosixFilePermissions.toString(Files.getPosixFilePermissions(file)) + " "
								+ Files.readString(file));
			}
			return all;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes on the files of another machine, which has joined at another address. */
	void become(Machine other, String otherUrl, String url) {
		for (String part : List.of("root", "machine")) {
			try (Stream<Path> files = Files.walk(other.path(part))) {
				for (Path file : files.filter(Files::isRegularFile).toList()) {
					String name = other.folder.relativize(file).toString();
					file(name,
							Files.readString(file)
								.replace(other.folder.toString(), this.folder.toString())
								.replace(otherUrl, url));
					Files.setPosixFilePermissions(path(name), Files.getPosixFilePermissions(file));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	String mode(String name) {
		return Objects.requireNonNull(files().get(name), name).split(" ", 2)[0];
	}

	/** Runs the command that wm add-device prints, from the pipe on. */
	Result join(StubRegistry registry, String... more) {
		List<String> arguments = new ArrayList<>(List.of("-s", "--", "--token", StubRegistry.ENROLMENT_TOKEN,
				"--registry", registry.url(), "--name", "laptop", "--type", "roaming"));
		arguments.addAll(List.of(more));
		return run(StubRegistry.script(), arguments);
	}

	/** Runs what a join has installed, as wg-jde-update. */
	Result tool(String name) {
		return run("", List.of(path("root/usr/local/bin/" + name).toString()));
	}

	/** Runs lines with all functions of the script, in place of what it does itself. */
	Result functions(String lines) {
		String script = StubRegistry.script();
		return run(script.substring(0, script.lastIndexOf("\nmain ") + 1) + lines, List.of("-s"));
	}

	Result run(String script, List<String> arguments) {
		ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(this.shell.split(" ", -1))));
		builder.command().addAll(arguments);
		builder.redirectOutput(path("out").toFile()).redirectError(path("err").toFile());
		builder.environment().clear();
		builder.environment()
			.putAll(Map.of("PATH", path("bin") + ":" + LINKS, "WM_ROOT", path("root").toString(), "MACHINE",
					path("machine").toString(), "WM_HANDSHAKE_WAIT", "0", "TMPDIR", this.folder.toString()));
		builder.command().set(0, "/usr/bin/" + builder.command().getFirst());
		try {
			Process process = builder.start();
			try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
				in.write(script);
			}
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				throw new AssertionError("The script did not end.");
			}
			return new Result(process.exitValue(), read("out"), read("err"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String resource(String name) {
		try (InputStream in = Machine.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Result(int exitCode, String out, String err) {

		Result succeeds() {
			assertThat(this.exitCode).as(this.out + this.err).isZero();
			return this;
		}

		Result fails() {
			assertThat(this.exitCode).as(this.out + this.err).isOne();
			return this;
		}

	}

}
