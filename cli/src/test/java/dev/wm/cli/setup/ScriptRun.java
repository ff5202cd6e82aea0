package dev.wm.cli.setup;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A machine of files below one folder, on which a script runs with programs that are made
 * for the test in front of the real ones.
 */
final class ScriptRun {

	private static final Pattern HERE_DOCUMENT = Pattern.compile("<<'(EOF|WM_ROUTER)'\n(#!.*?)^\\1$",
			Pattern.DOTALL | Pattern.MULTILINE);

	// What a set-up leaves below "root" of a fresh machine, by kind of machine and shell.
	private static final Map<List<String>, Map<String, String>> SET_UP = new ConcurrentHashMap<>();

	private final Path folder;

	private final String shell;

	ScriptRun(Path folder, String shell) {
		this.folder = folder;
		this.shell = shell;
		String program = shell.split(" ", -1)[0];
		assumeThat(Stream.of("/usr/bin", "/bin").map((bin) -> Path.of(bin, program))).as("%s is installed", program)
			.anyMatch(Files::isExecutable);
	}

	void file(String name, String text) {
		try {
			Path file = this.folder.resolve(name);
			Files.createDirectories(Objects.requireNonNull(file.getParent()));
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void program(String name, String text) throws IOException {
		file(name, text);
		Files.setPosixFilePermissions(this.folder.resolve(name), PosixFilePermissions.fromString("rwxr-xr-x"));
	}

	String read(String name) {
		try {
			return Files.readString(this.folder.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The files in a folder, folders below it left out. */
	List<String> list(String name) {
		Path path = this.folder.resolve(name);
		if (!Files.isDirectory(path)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(path)) {
			return files.filter(Files::isRegularFile).map((file) -> file.getFileName().toString()).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Every file in a folder and those below it, by its name as {@link #file} takes it.
	 */
	Map<String, String> files(String name) {
		try (Stream<Path> files = Files.walk(this.folder.resolve(name))) {
			return files.filter(Files::isRegularFile)
				.map((file) -> this.folder.relativize(file).toString())
				.collect(Collectors.toMap(Function.identity(), this::read));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Runs a script as {@code sh -s} does with what comes through a pipe. */
	Result run(String script) {
		return pipe(script, "-s");
	}

	/**
	 * Brings a fresh machine into the state that a set-up leaves, which a shell has to
	 * run only once.
	 * @param kind the kind of machine
	 * @param setup runs the set-up's script
	 */
	void restoreSetup(String kind, Supplier<Result> setup) throws IOException {
		List<String> key = List.of(kind, this.shell);
		Map<String, String> files = SET_UP.get(key);
		if (files == null) {
			assertThat(setup.get().exitCode()).isZero();
			SET_UP.put(key, files("root"));
			return;
		}
		for (Map.Entry<String, String> file : files.entrySet()) {
			if (file.getValue().startsWith("#!")) {
				program(file.getKey(), file.getValue());
			}
			else {
				file(file.getKey(), file.getValue());
			}
		}
	}

	/** Has shellcheck read a script as what POSIX says a shell takes. */
	Result check(String script) {
		return pipe(script, "--norc", "--shell=sh", "--enable=quote-safe-variables", "-");
	}

	/** The programs in a script's here-documents. */
	static List<String> installedBy(String script) {
		return HERE_DOCUMENT.matcher(script).results().map((found) -> found.group(2)).toList();
	}

	private Result pipe(String script, String... arguments) {
		Path out = this.folder.resolve("out");
		Path err = this.folder.resolve("err");
		ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(this.shell.split(" ", -1))));
		builder.command().addAll(List.of(arguments));
		builder.redirectOutput(out.toFile()).redirectError(err.toFile());
		builder.environment().put("PATH", this.folder.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
		builder.environment().put("WM_ROOT", this.folder.resolve("root").toString());
		try {
			Process process = builder.start();
			try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
				in.write(script);
			}
			assertEnds(process);
			return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void assertEnds(Process process) {
		try {
			if (!process.waitFor(60, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new AssertionError("The script did not end.");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	static String resource(String name) throws IOException {
		try (InputStream in = ScriptRun.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	record Result(int exitCode, String out, String err) {
	}

}
