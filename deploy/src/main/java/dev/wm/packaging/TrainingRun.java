package dev.wm.packaging;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The training run of a program's AOT cache (JEP 514): runs the program as its users do,
 * and lets the JVM write the cache. The program polls a fake registry that serves fixed
 * documents, and runs fake commands that print fixed text.
 *
 * <p>
 * The folder of a training run has {@code arguments} (the main class and its arguments,
 * one a line), {@code environment} (lines of {@code NAME=VALUE}, with {@code @registry@},
 * {@code @folder@}) and, where the program needs them, {@code commands} (a script each)
 * and {@code answers} (lines of a path and a document of the contract's or its own, in
 * brackets for a list of it; several for one path are given one after the other, and the
 * last one is new only once).
 */
final class TrainingRun {

	private final Path folder;

	private final Path work;

	private final Path script;

	private final Path documents;

	private final Map<String, Integer> requests = new ConcurrentHashMap<>();

	/**
	 * A training run.
	 * @param folder the program's folder
	 * @param work where files may be left
	 * @param script the folder that says what to do
	 * @param documents the folder with the registry's documents, {@code NAME.json}
	 */
	TrainingRun(Path folder, Path work, Path script, Path documents) {
		this.folder = folder.toAbsolutePath();
		this.work = work.toAbsolutePath();
		this.script = script;
		this.documents = documents;
	}

	/**
	 * Runs the program and writes the cache.
	 * @param jars the class path
	 * @param cache where the AOT cache goes
	 * @throws IOException if the run fails
	 * @throws InterruptedException if the build is stopped
	 */
	void record(List<Path> jars, Path cache) throws IOException, InterruptedException {
		Path stage = this.work.resolve("stage");
		Folders.delete(stage);
		Files.createDirectories(stage);
		Path fresh = this.work.resolve("new.aot");
		HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		registry.createContext("/", this::respond);
		registry.start();
		try {
			LoggedCommand.run(command(jars, fresh), environment(registry.getAddress().getPort(), stage),
					this.work.resolve("training.log"));
		}
		finally {
			registry.stop(0);
		}
		Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
	}

	private List<String> command(List<Path> jars, Path cache) throws IOException {
		List<String> options = Files.readAllLines(this.folder.resolve("lib/jvm.options"));
		List<String> command = new ArrayList<>();
		command.add(this.folder.resolve("runtime/bin/java").toString());
		// The last line is the main class.
		command.addAll(options.subList(0, options.size() - 1));
		command.add("-XX:AOTCacheOutput=" + cache);
		command.add("-cp");
		command.add(jars.stream()
			.map((jar) -> jar.toAbsolutePath().toString())
			.collect(Collectors.joining(File.pathSeparator)));
		command.addAll(Files.readAllLines(this.script.resolve("arguments")));
		return command;
	}

	private Map<String, String> environment(int port, Path stage) throws IOException {
		Path commands = Files.createDirectories(stage.resolve("commands"));
		Path scripts = this.script.resolve("commands");
		for (Path command : Files.isDirectory(scripts) ? Folders.below(scripts) : List.<Path>of()) {
			Path copy = Files.copy(command, commands.resolve(command.getFileName()));
			copy.toFile().setExecutable(true);
		}
		Map<String, String> environment = new TreeMap<>();
		environment.put("PATH", commands + File.pathSeparator + System.getenv("PATH"));
		for (String line : Files.readAllLines(this.script.resolve("environment"))) {
			String[] parts = line.split("=", 2);
			environment.put(parts[0],
					parts[1].replace("@registry@", "http://127.0.0.1:" + port).replace("@folder@", stage.toString()));
		}
		return environment;
	}

	private void respond(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			String path = exchange.getRequestURI().getPath();
			List<String> documents = documents(path);
			int number = Math.min(this.requests.merge(path, 1, Integer::sum), documents.size());
			byte[] body = (number > 0) ? document(documents.get(number - 1)) : new byte[0];
			String tag = "\"training-" + number + "\"";
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.getResponseHeaders().set("ETag", tag);
			if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
				exchange.sendResponseHeaders(304, -1);
				return;
			}
			exchange.sendResponseHeaders((number > 0) ? 200 : 404, (number > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	// None for a path that is not in the file.
	private List<String> documents(String path) throws IOException {
		return Files.readAllLines(this.script.resolve("answers"))
			.stream()
			.filter((line) -> line.startsWith(path + " "))
			.map((line) -> line.substring(path.length() + 1))
			.toList();
	}

	private byte[] document(String document) throws IOException {
		String name = document.replaceAll("[\\[\\]]", "");
		Path own = this.script.resolve(name + ".json");
		String text = Files.readString(Files.exists(own) ? own : this.documents.resolve(name + ".json"));
		return (document.equals(name) ? text : "{\"items\":[" + text + "]}").getBytes(StandardCharsets.UTF_8);
	}

}
