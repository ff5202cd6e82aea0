package dev.wm.deploy.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.wm.deploy.process.Await;

/**
 * The registry as it ships, on a free port of the loopback interface, with its own
 * PostgreSQL and everything it keeps below one folder.
 */
final class RegistryProcess {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private final Process process;

	private final Path log;

	private final String url;

	private RegistryProcess(Process process, Path log, String url) {
		this.process = process;
		this.log = log;
		this.url = url;
	}

	static RegistryProcess start(Path program, Path folder, String token) throws IOException, InterruptedException {
		int port = freePort();
		Path log = folder.resolve("registry.log");
		ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true)
			.redirectOutput(log.toFile());
		builder.environment()
			.putAll(Map.of("WM_REGISTRY_PORT", Integer.toString(port), "WM_DATA_DIR", folder.resolve("data").toString(),
					"WM_REGISTRY_TOKEN", token, "WM_MESH_NAME", "home", "JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
		RegistryProcess registry = new RegistryProcess(builder.start(), log, "http://127.0.0.1:" + port);
		registry.awaitReady();
		return registry;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	String url() {
		return this.url;
	}

	private void awaitReady() throws IOException, InterruptedException {
		boolean ready = Await.holdsWithin(LIMIT, () -> isReady() || !this.process.isAlive());
		if (!ready || !this.process.isAlive()) {
			stop();
			throw new AssertionError("The registry does not start:\n" + Files.readString(this.log));
		}
	}

	private boolean isReady() {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.url + "/health/ready")).build();
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Ends it as an operator would, so that its PostgreSQL ends with it. */
	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
			this.process.descendants().forEach(ProcessHandle::destroyForcibly);
			this.process.destroyForcibly();
		}
	}

}
