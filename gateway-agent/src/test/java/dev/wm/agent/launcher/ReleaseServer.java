package dev.wm.agent.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The registry's part in an update: serves releases and says which one is wanted. */
final class ReleaseServer implements AutoCloseable {

	static final String CREDENTIAL = "wm_gw_first";

	private static final String RANGE = "bytes=";

	private final HttpServer server;

	private final Path releases;

	final List<String> requests = new CopyOnWriteArrayList<>();

	final List<String> reports = new CopyOnWriteArrayList<>();

	/** Answers that stand in for a file, by its path. */
	final Map<String, byte[]> instead = new ConcurrentHashMap<>();

	/** Files that are cut off in the middle, once. */
	final List<String> cut = new CopyOnWriteArrayList<>();

	private volatile @Nullable String wanted;

	volatile @Nullable String portal;

	ReleaseServer(Path releases) throws IOException {
		this.releases = releases;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::respond);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	void want(@Nullable String version) {
		want(version, false);
	}

	void want(@Nullable String version, boolean downgrade) {
		this.wanted = (version == null) ? null
				: "{\"version\":\"%s\",\"path\":\"/dist/%s\",\"is_downgrade_allowed\":%s}".formatted(version, version,
						downgrade);
	}

	/** Whether a report with all of these texts has come. */
	boolean isTold(String... parts) {
		return this.reports.stream().anyMatch((report) -> Arrays.stream(parts).allMatch(report::contains));
	}

	long count(String path) {
		return this.requests.stream().filter((request) -> request.endsWith(path)).count();
	}

	private void respond(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
			String path = exchange.getRequestURI().getPath();
			this.requests.add(exchange.getRequestMethod() + " " + path);
			String page = this.portal;
			if (page != null) {
				send(exchange, 200, page.getBytes(UTF_8));
			}
			else if (path.equals("/gateway/release")) {
				release(exchange, body);
			}
			else {
				file(exchange, path);
			}
		}
	}

	private void release(HttpExchange exchange, String body) throws IOException {
		if (!("Bearer " + CREDENTIAL).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			send(exchange, 401, new byte[0]);
			return;
		}
		if (exchange.getRequestMethod().equals("PUT")) {
			this.reports.add(body);
			exchange.sendResponseHeaders(204, -1);
			return;
		}
		String answer = this.wanted;
		if (answer == null) {
			exchange.sendResponseHeaders(204, -1);
			return;
		}
		send(exchange, 200, answer.getBytes(UTF_8));
	}

	private void file(HttpExchange exchange, String path) throws IOException {
		Path file = this.releases.resolve(path.replaceFirst("^/dist/", ""));
		byte[] content = this.instead.get(path);
		if (content == null && !Files.isRegularFile(file)) {
			send(exchange, 404, new byte[0]);
			return;
		}
		byte[] whole = (content != null) ? content : Files.readAllBytes(file);
		if (this.cut.remove(path)) {
			exchange.sendResponseHeaders(200, whole.length);
			exchange.getResponseBody().write(whole, 0, whole.length / 2);
			exchange.getResponseBody().flush();
			return;
		}
		ranged(exchange, whole);
	}

	private void ranged(HttpExchange exchange, byte[] whole) throws IOException {
		String range = exchange.getRequestHeaders().getFirst("Range");
		if (range == null) {
			send(exchange, 200, whole);
			return;
		}
		this.requests.add(range);
		int from = Integer.parseInt(range.substring(RANGE.length(), range.indexOf('-')));
		if (from >= whole.length) {
			send(exchange, 416, new byte[0]);
			return;
		}
		exchange.getResponseHeaders()
			.set("Content-Range", "bytes " + from + "-" + (whole.length - 1) + "/" + whole.length);
		send(exchange, 206, Arrays.copyOfRange(whole, from, whole.length));
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
