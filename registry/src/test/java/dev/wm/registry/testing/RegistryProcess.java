package dev.wm.registry.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The registry as a process of its own, as an operator runs it: the packaged program with
 * {@code -Dwm.programs=built}, else what the build has compiled.
 *
 * @param process the running process
 * @param output what it prints, both streams
 * @param port where it listens
 */
public record RegistryProcess(Process process, BufferedReader output, int port) implements AutoCloseable {

	private static final int LONGEST_SECONDS = 120;

	/**
	 * Starts it on a port that is free.
	 * @param settings what it finds in its environment
	 */
	public static RegistryProcess start(Map<String, String> settings) throws IOException {
		return start(FreePort.next(), settings);
	}

	public static RegistryProcess start(int port, Map<String, String> settings) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(isPackaged() ? packaged() : compiled());
		// Java announces options that it finds in the environment.
		builder.environment().keySet().removeIf((name) -> name.matches("(WM|SPRING|CF|JAVA|JDK)_.*"));
		builder.environment().putAll(settings);
		builder.environment().put("WM_REGISTRY_PORT", Integer.toString(port));
		Process process = builder.redirectErrorStream(true).start();
		return new RegistryProcess(process,
				new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)), port);
	}

	private static boolean isPackaged() {
		return System.getProperty("wm.programs", "").equals("built");
	}

	// As its launcher starts it, but with the first JIT compiler alone: it starts in half
	// the time.
	private static List<String> packaged() throws IOException {
		Path folder = Path.of("target", "wm-registry").toAbsolutePath();
		String classPath = Stream.of(Files.readString(folder.resolve("lib/class-path")).strip().split(" ", -1))
			.map((jar) -> folder.resolve("lib").resolve(jar).toString())
			.collect(Collectors.joining(File.pathSeparator));
		return List.of(folder.resolve("runtime/bin/java").toString(), "-XX:TieredStopAtLevel=1",
				"-XX:AOTCache=" + folder.resolve("cache/wm-registry.aot"), "-cp", classPath,
				"@" + folder.resolve("lib/jvm.options"));
	}

	// What the build has compiled, without the tests.
	private static List<String> compiled() {
		String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
			.filter((entry) -> !entry.endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
				"-XX:TieredStopAtLevel=1", "-cp", classPath, "dev.wm.registry.RegistryApplication");
	}

	/**
	 * Reads on until it says that it listens.
	 * @return everything it printed so far
	 */
	public String awaitListening() throws IOException {
		StringBuilder printed = new StringBuilder();
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			printed.append(line).append('\n');
			if (line.contains(" listening on ")) {
				return printed.toString();
			}
		}
		throw new IllegalStateException("It ended: " + printed);
	}

	/**
	 * Reads everything until it ends.
	 */
	public String awaitEnd() throws IOException, InterruptedException {
		StringBuilder printed = new StringBuilder();
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			printed.append(line).append('\n');
		}
		if (!this.process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
			throw new IllegalStateException("It does not end: " + printed);
		}
		return printed.toString();
	}

	/**
	 * Reads on without an end, so that it is never held up by what it prints.
	 */
	public void drain() {
		Thread.ofVirtual().start(() -> {
			try {
				this.output.transferTo(Writer.nullWriter());
			}
			catch (IOException ex) {
				// It has ended.
			}
		});
	}

	public ApiClient client(String token) {
		return new ApiClient(URI.create("http://127.0.0.1:" + this.port), token);
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
	}

}
