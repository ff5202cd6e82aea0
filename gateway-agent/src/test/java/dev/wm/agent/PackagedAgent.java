package dev.wm.agent;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.wm.agent.enrol.CredentialStore;
import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.host.Paths;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.BufferedSource;
import tools.jackson.core.json.JsonFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An agent in a process of its own, with the JVM options of the package, on a machine
 * that is a folder with the commands of the package's training run.
 */
final class PackagedAgent implements AutoCloseable {

	private static final Path LAUNCHER = Path.of("src/main/launcher");

	private static final Duration PAUSE = Duration.ofMillis(20);

	private static final Duration LONGEST = Duration.ofSeconds(60);

	private final Path root;

	private final HttpServer registry;

	private final Process process;

	private volatile Reply reply;

	/**
	 * What the registry answers.
	 *
	 * @param body the body, compressed with gzip if it says so
	 * @param tag its entity tag
	 * @param gzip whether it is
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Reply(byte[] body, String tag, boolean gzip) {

		static Reply of(String json, String tag) {
			return new Reply(json.getBytes(UTF_8), tag, false);
		}

	}

	PackagedAgent(Path root, Reply first) throws IOException {
		this.root = root;
		this.reply = first;
		this.registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.registry.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.registry.createContext("/", this::respond);
		this.registry.start();
		this.process = start();
	}

	private Process start() throws IOException {
		List<String> options = Files.readAllLines(LAUNCHER.resolve("jvm.options"));
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin/java").toString()));
		// The last line is the main class.
		command.addAll(options.subList(0, options.size() - 1));
		command.addAll(List.of("-cp", classPath(), PackagedAgent.class.getName()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log().toFile());
		builder.environment()
			.putAll(Map.of("HOME", this.root.toString(), "PATH", commands() + ":" + System.getenv("PATH"),
					"WM_REGISTRY_URL", "http://127.0.0.1:" + this.registry.getAddress().getPort(), "WM_POLL_INTERVAL",
					"1s", "WM_UPSTREAM_DNS", "192.0.2.53"));
		return builder.start();
	}

	// By what the agent needs: a test may run with a class path of its launcher's.
	private static String classPath() {
		return Stream
			.of(PackagedAgent.class, Program.class, InvalidValueException.class, JsonFactory.class, JsonProperty.class,
					OkHttpClient.class, BufferedSource.class, Unit.class)
			.map((type) -> Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString())))
			.map(Path::toString)
			.distinct()
			.collect(Collectors.joining(File.pathSeparator));
	}

	private Path commands() throws IOException {
		Path commands = Files.createDirectories(this.root.resolve("commands"));
		try (var scripts = Files.list(LAUNCHER.resolve("training/commands"))) {
			for (Path script : scripts.toList()) {
				Path copy = Files.copy(script, commands.resolve(script.getFileName()));
				copy.toFile().setExecutable(true);
			}
		}
		Path ip = commands.resolve("ip");
		Files.writeString(ip, Files.readString(ip)
			.replace("*monitor*) ;;", "*monitor*) echo $$ >>\"$HOME/monitors\"; exec sleep 600 ;;"));
		return commands;
	}

	private Path log() {
		return this.root.resolve("log");
	}

	void serve(Reply next) {
		this.reply = next;
	}

	void kill() {
		this.process.destroyForcibly();
	}

	List<String> lines() {
		try {
			return Files.readAllLines(log());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean says(String line) {
		return lines().contains(line);
	}

	/** The entity tag of the last good configuration, empty if there is none. */
	String lastGood() {
		try (Stream<String> lines = Files.lines(new Paths(this.root).cache())) {
			return lines.skip(3).findFirst().orElse("");
		}
		catch (IOException ex) {
			return "";
		}
	}

	/** Waits for a condition while the agent runs. */
	void await(BooleanSupplier condition) {
		awaitAlways(() -> {
			if (!this.process.isAlive()) {
				throw new AssertionError("The agent has ended: " + lines());
			}
			return condition.getAsBoolean();
		}, () -> "The agent said: " + lines());
	}

	/** Waits for a condition. */
	static void awaitAlways(BooleanSupplier condition, Supplier<String> otherwise) {
		long end = System.nanoTime() + LONGEST.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				throw new AssertionError(otherwise.get());
			}
			LockSupport.parkNanos(PAUSE.toNanos());
		}
	}

	private void respond(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			Reply next = this.reply;
			if (!exchange.getRequestURI().getPath().equals("/config")) {
				exchange.sendResponseHeaders(204, -1);
				return;
			}
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.getResponseHeaders().set("ETag", next.tag());
			exchange.getResponseHeaders().set("Wm-Revision", "1");
			if (next.tag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
				exchange.sendResponseHeaders(304, -1);
				return;
			}
			if (next.gzip()) {
				exchange.getResponseHeaders().set("Content-Encoding", "gzip");
			}
			exchange.sendResponseHeaders(200, next.body().length);
			exchange.getResponseBody().write(next.body());
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		this.registry.stop(0);
	}

	/**
	 * The process: prepares the folder and runs the agent in it.
	 * @param arguments none
	 */
	public static void main(String[] arguments) {
		Paths paths = new Paths(Path.of(System.getenv("HOME")));
		new CredentialStore(paths.credential()).save(BearerToken.parse("wm_gw_training_0123456789"));
		new AtomicFile(paths.privateKey())
			.write("QEFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=".getBytes(StandardCharsets.US_ASCII), FileMode.SECRET);
		new AtomicFile(paths.forwarding()).write("0\n".getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
		new AtomicFile(paths.validMarks()).write("0\n".getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
		Program program = new Program(paths, System.getenv(), new PrintStream(System.out, true, UTF_8), System.err);
		System.exit(program.run("run"));
	}

}
