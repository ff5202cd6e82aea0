package dev.wm.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A registry that has one device, and says of it what a test wants.
 */
final class StubRegistry implements AutoCloseable {

	static final String ENROLMENT_TOKEN = "wm_enr_abcdefghijklmnop";

	static final String DEVICE_TOKEN = "wm_dev_qrstuvwxyz012345";

	static final String HUB_KEY = "CgcHFx0qJTsyMzQ1Njc4OTo7PD0+P0BBQkNERUZHSEk=";

	private static final Pattern KEY = Pattern.compile("\"public_key\":\"([^\"]+)\"");

	private final HttpServer server;

	/** The lines of the view, but the first, the last and the domains. */
	final Map<String, String> view = new LinkedHashMap<>();

	final List<String> domains = new CopyOnWriteArrayList<>(List.of("hub", "sheen"));

	/** Answers that stand in for its own, by method and path. */
	final Map<String, Answer> answers = new ConcurrentHashMap<>();

	/** Files that everybody may fetch, by path. */
	final Map<String, byte[]> files = new ConcurrentHashMap<>();

	final List<String> requests = new CopyOnWriteArrayList<>();

	volatile boolean isTokenUsed;

	volatile boolean isDeviceGone;

	StubRegistry() {
		this("jde", "172.30.0.0/16", "172.30.1");
	}

	StubRegistry(String network, String supernet, String subnet) {
		this.view.putAll(Map.of("mesh_name", "Home mésh"));
		this.view.put("network", network);
		this.view.put("supernet", supernet);
		this.view.put("name", "laptop");
		this.view.put("overlay_address", subnet + ".5");
		this.view.put("type", "roaming");
		this.view.put("public_key", "");
		this.view.put("rotate_key", "false");
		this.view.put("hub_domain", "wg");
		this.view.put("hub_gateway", subnet + ".1");
		this.view.put("hub_public_key", HUB_KEY);
		this.view.put("hub_endpoint", "203.0.113.9:51820");
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	String text() {
		return "wm-device-config=1\n"
				+ this.view.entrySet()
					.stream()
					.map((line) -> line.getKey() + "=" + line.getValue() + "\n")
					.collect(Collectors.joining())
				+ this.domains.stream().map((domain) -> "domain=" + domain + "\n").collect(Collectors.joining())
				+ "end=wm-device-config\n";
	}

	private synchronized void handle(HttpExchange exchange) throws IOException {
		String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
		this.requests.add(request);
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		String shown = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
		Answer answer = this.answers.containsKey(request) ? this.answers.get(request) : answer(request, body, shown);
		byte[] file = this.files.get(exchange.getRequestURI().getPath());
		byte[] bytes = (file != null) ? file : answer.body().getBytes(StandardCharsets.UTF_8);
		answer.headers().forEach(exchange.getResponseHeaders()::set);
		exchange.sendResponseHeaders((file != null) ? 200 : answer.status(), (bytes.length == 0) ? -1 : bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private Answer answer(String request, String body, String shown) {
		return switch (request) {
			case "GET /setup" -> Answer.of(200, script());
			case "POST /api/v1/device-enrolments" -> enrol(body, shown);
			default -> (shown.equals("Bearer " + DEVICE_TOKEN) && !this.isDeviceGone) ? ofDevice(request, body)
					: Answer.problem(401, "There is no valid token.");
		};
	}

	private Answer enrol(String body, String shown) {
		if (this.isTokenUsed || !shown.equals("Bearer " + ENROLMENT_TOKEN)) {
			return Answer.problem(401, "This enrolment token was used up, \\\"it\\\" works once.");
		}
		takeKey(body);
		return Answer.of(201, "{\"token\":\"" + DEVICE_TOKEN + "\",\"device\":{\"name\":\"laptop\"}}");
	}

	private Answer ofDevice(String request, String body) {
		return switch (request) {
			case "GET /config" -> Answer.of(200, text());
			case "POST /api/v1/device/confirmation" -> {
				this.isTokenUsed = true;
				yield Answer.of(204, "");
			}
			case "PUT /api/v1/device/key" -> {
				takeKey(body);
				this.view.put("rotate_key", "false");
				yield Answer.of(204, "");
			}
			case "DELETE /api/v1/devices/laptop" -> {
				this.isDeviceGone = true;
				yield Answer.of(200, "{}");
			}
			default -> Answer.problem(404, "There is no such path.");
		};
	}

	private void takeKey(String body) {
		Matcher key = KEY.matcher(body);
		if (key.find()) {
			this.view.put("public_key", key.group(1));
		}
	}

	static String script() {
		try (InputStream in = StubRegistry.class.getResourceAsStream("setup.sh")) {
			return new String(Objects.requireNonNull(in, "setup.sh").readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param headers its headers
	 * @param body its body
	 */
	record Answer(int status, Map<String, String> headers, String body) {

		static Answer of(int status, String body) {
			return new Answer(status, Map.of(), body);
		}

		static Answer problem(int status, String detail) {
			return of(status, "{\"status\":" + status + ",\"detail\":\"" + detail + "\",\"code\":\"x\"}");
		}

	}

}
