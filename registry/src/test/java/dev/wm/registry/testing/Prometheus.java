package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Debian's Prometheus as a process of its own, on a free port of the loopback interface.
 *
 * @param process the running process
 * @param base its URL
 * @param log the file with what it prints
 */
public record Prometheus(Process process, URI base, Path log) implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	/**
	 * Starts it.
	 * @param folder the folder of its configuration {@code prometheus.yml} and its data
	 */
	public static Prometheus start(Path folder) throws IOException {
		int port = FreePort.next();
		Path log = folder.resolve("prometheus.log");
		Process process = new ProcessBuilder(DebianProgram.path("prometheus", "prometheus"),
				"--config.file=" + folder.resolve("prometheus.yml"), "--storage.tsdb.path=" + folder.resolve("data"),
				"--web.listen-address=127.0.0.1:" + port)
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Prometheus prometheus = new Prometheus(process, URI.create("http://127.0.0.1:" + port), log);
		Waiting.await().until(() -> prometheus.isReady() || !process.isAlive());
		if (!process.isAlive()) {
			throw new AssertionError("Prometheus does not start:\n" + Files.readString(log));
		}
		return prometheus;
	}

	private boolean isReady() {
		try {
			return get("/-/ready").statusCode() == 200;
		}
		catch (UncheckedIOException ex) {
			return false;
		}
	}

	/**
	 * Runs an instant query.
	 * @return the series of its result
	 */
	public JsonNode query(String expression) {
		return data("/api/v1/query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).path("result");
	}

	/**
	 * The alerts that are pending or firing.
	 */
	public JsonNode alerts() {
		return data("/api/v1/alerts").path("alerts");
	}

	private JsonNode data(String path) {
		HttpResponse<String> response = get(path);
		JsonNode body = JsonMapper.shared().readTree(response.body());
		if (response.statusCode() != 200) {
			throw new AssertionError(path + ": " + body.path("error").asString());
		}
		return body.path("data");
	}

	private HttpResponse<String> get(String path) {
		try {
			return HTTP.send(HttpRequest.newBuilder(URI.create(this.base + path)).build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit()
			.orTimeout(1, TimeUnit.MINUTES)
			.exceptionally((ex) -> this.process.destroyForcibly())
			.join();
	}

}
