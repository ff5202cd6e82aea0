package dev.wm.registry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.wm.contract.v1.Api;
import dev.wm.registry.settings.RegistrySettings;
import dev.wm.registry.startup.RegistryLauncher;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The training run of the AOT cache (JEP 514): starts a registry with an empty data
 * folder, makes a small mesh, reads it back and stops.
 */
final class TrainingRun {

	private final String url;

	private final String token;

	private TrainingRun(String url, String token) {
		this.url = url;
		this.token = token;
	}

	/**
	 * Runs the registry.
	 * @param arguments none: the environment holds the settings, except the port
	 * @throws IOException if a request fails
	 */
	public static void main(String[] arguments) throws IOException {
		Map<String, String> environment = new HashMap<>(System.getenv());
		int port = freePort();
		environment.put("WM_REGISTRY_PORT", Integer.toString(port));
		String token = Objects.requireNonNull(environment.get("WM_REGISTRY_TOKEN"));
		ConfigurableApplicationContext registry = RegistryLauncher.run(RegistryApplication.class,
				RegistrySettings.read(environment), () -> {
				});
		try {
			new TrainingRun("http://127.0.0.1:" + port, token).useApi();
		}
		finally {
			registry.close();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	private void useApi() throws IOException {
		send("POST", Api.SITES, "{\"domain\":\"sheen\"}");
		send("POST", Api.HOSTS, "{\"name\":\"server.sheen\",\"local_address\":\"192.168.1.10\"}");
		for (String path : new String[] { Api.CONFIG, Api.SITES, Api.HOSTS, Api.GATEWAYS, Api.CHECKS, Api.CHANGES,
				Api.METRICS }) {
			send("GET", path, "");
		}
	}

	private void send(String method, String path, String body) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(this.url + path).toURL().openConnection();
		connection.setRequestMethod(method);
		connection.setRequestProperty("Authorization", "Bearer " + this.token);
		if (!body.isEmpty()) {
			connection.setRequestProperty("Content-Type", "application/json");
			connection.setDoOutput(true);
			connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
		}
		// It throws if the status is an error's.
		connection.getInputStream().readAllBytes();
	}

}
