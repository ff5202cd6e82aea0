package dev.wm.deploy.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.sun.net.httpserver.HttpServer;
import dev.wm.deploy.process.CommandResult;

/**
 * A registry that serves what {@code wm host-setup} asks for, on a free port of the
 * loopback interface.
 */
final class FakeRegistry implements AutoCloseable {

	private static final Path WM = Path.of(System.getProperty("wm.repository", ".."), "cli/target/wm/bin/wm");

	private final HttpServer server;

	private final Map<List<String>, String> scripts = new ConcurrentHashMap<>();

	/**
	 * Starts one.
	 * @param supernet the mesh's network, which its name is made of too
	 * @param site its one site
	 */
	FakeRegistry(String supernet, String site) throws IOException {
		String prefix = supernet.replaceFirst("\\.\\d+\\.\\d+/.*", "");
		byte[] config = """
				{"mesh_name":"mesh %1$s","network":"wm","supernet":"%2$s","hosts":[],"devices":[],"sites":[{"domain":"%3$s",
				"subnet":"%1$s.2.0/24","gateway":"%1$s.2.1","hub":false,"listen_port":51820,"lans":[]}]}
				"""
			.formatted(prefix, supernet, site)
			.getBytes(StandardCharsets.UTF_8);
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		serve("/config", config);
		serve("/api/v1/gateways", "{\"items\":[]}".getBytes(StandardCharsets.UTF_8));
		this.server.start();
	}

	private void serve(String path, byte[] json) {
		this.server.createContext(path, (exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			exchange.sendResponseHeaders(200, json.length);
			exchange.getResponseBody().write(json);
			exchange.close();
		});
	}

	/** The script that wm prints, always the same for the same words. */
	String script(String... words) {
		return this.scripts.computeIfAbsent(List.of(words), (key) -> print(words));
	}

	private String print(String... words) {
		String command = WM.toAbsolutePath() + " host-setup " + String.join(" ", words);
		return CommandResult.of(Duration.ofSeconds(60), "",
				List.of("env", "-i", "PATH=/usr/bin:/bin", "HOME=/nonexistent",
						"REGISTRY_URL=http://127.0.0.1:" + this.server.getAddress().getPort(),
						"REGISTRY_TOKEN=wm_adm_fake", "sh", "-c", command))
			.succeeds()
			.out();
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
