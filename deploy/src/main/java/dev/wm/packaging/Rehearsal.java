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
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Runs a program as its users do, so that the JVM can write down which classes that takes
 * and start from there the next time. The program talks to a registry that always gives
 * the same answers, and finds commands that only print what they are to print.
 *
 * <p>
 * The folder of a rehearsal has {@code arguments} (the main class and its arguments, one
 * a line), {@code environment} (lines of {@code NAME=VALUE}, with {@code @registry@},
 * {@code @folder@}), {@code commands} (a name and what it prints, one a line) and
 * {@code answers} (lines of a path and a document of the contract's or its own, in
 * brackets for a list of it).
 */
final class Rehearsal {

	private final Path folder;

	private final Path work;

	private final Path script;

	private final Path documents;

	/**
	 * Prepares it.
	 * @param folder the program's folder
	 * @param work where files may be left
	 * @param script the folder that says what to do
	 * @param documents the folder with the registry's documents, {@code NAME.json}
	 */
	Rehearsal(Path folder, Path work, Path script, Path documents) {
		this.folder = folder.toAbsolutePath();
		this.work = work.toAbsolutePath();
		this.script = script;
		this.documents = documents;
	}

	/**
	 * Holds the rehearsal.
	 * @param jars the class path
	 * @param cache where the AOT cache goes
	 * @throws IOException if it does not come about
	 * @throws InterruptedException if the build is stopped
	 */
	void record(List<Path> jars, Path cache) throws IOException, InterruptedException {
		Path stage = this.work.resolve("stage");
		Pack.delete(stage);
		Files.createDirectories(stage);
		Path fresh = this.work.resolve("new.aot");
		HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		registry.createContext("/", this::answer);
		registry.start();
		try {
			Pack.run(command(jars, fresh), environment(registry.getAddress().getPort(), stage),
					this.work.resolve("rehearsal.log"));
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
		for (String line : Files.readAllLines(this.script.resolve("commands"))) {
			String[] parts = line.split(" ", 2);
			Path command = commands.resolve(parts[0]);
			Files.writeString(command, "#!/bin/sh\nprintf '%s\\n' '" + ((parts.length > 1) ? parts[1] : "") + "'\n");
			command.toFile().setExecutable(true);
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

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			byte[] body = document(exchange.getRequestURI().getPath());
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.getResponseHeaders().set("ETag", "\"rehearsal\"");
			exchange.sendResponseHeaders((body.length > 0) ? 200 : 404, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

	// Empty if the rehearsal has none.
	private byte[] document(String path) throws IOException {
		for (String line : Files.readAllLines(this.script.resolve("answers"))) {
			String[] parts = line.split(" ", 2);
			if (parts[0].equals(path)) {
				String name = parts[1].replaceAll("[\\[\\]]", "");
				Path own = this.script.resolve(name + ".json");
				String text = Files.readString(Files.exists(own) ? own : this.documents.resolve(name + ".json"));
				return (parts[1].equals(name) ? text : "{\"items\":[" + text + "]}").getBytes(StandardCharsets.UTF_8);
			}
		}
		return new byte[0];
	}

}
