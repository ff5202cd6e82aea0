package dev.wm.deploy.lxc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What {@code wm-gw} asks of a registry, on a free port of the loopback interface. A
 * gateway counts as enrolled and in sync once a token for it was issued.
 */
final class StandInRegistry implements AutoCloseable {

	static final String TOKEN = "wm_adm_\"quoted\\and-secret";

	private static final JsonMapper JSON = new JsonMapper();

	private final Map<String, ObjectNode> sites = new ConcurrentSkipListMap<>();

	private final Map<String, ObjectNode> hosts = new ConcurrentSkipListMap<>();

	private final Set<String> enrolled = ConcurrentHashMap.newKeySet();

	private volatile boolean away;

	private final HttpServer server;

	private final Path installer;

	StandInRegistry(Path installer) throws IOException {
		this.installer = installer;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	Map<String, ObjectNode> sites() {
		return this.sites;
	}

	/** A site as it is registered; it has to be. */
	ObjectNode site(String domain) {
		return Objects.requireNonNull(this.sites.get(domain), domain);
	}

	/** A host as it is registered; it has to be. */
	ObjectNode host(String name) {
		return Objects.requireNonNull(this.hosts.get(name), name);
	}

	Set<String> enrolled() {
		return this.enrolled;
	}

	/** Has every connection end without an answer from now on. */
	void goAway() {
		this.away = true;
	}

	State state() {
		return new State(copies(this.sites), copies(this.hosts), Set.copyOf(this.enrolled));
	}

	/** Knows what it knew then, and nothing else. */
	void restore(State state) {
		this.away = false;
		this.sites.clear();
		this.sites.putAll(copies(state.sites()));
		this.hosts.clear();
		this.hosts.putAll(copies(state.hosts()));
		this.enrolled.clear();
		this.enrolled.addAll(state.enrolled());
	}

	private static Map<String, ObjectNode> copies(Map<String, ObjectNode> objects) {
		Map<String, ObjectNode> copies = new TreeMap<>();
		objects.forEach((name, object) -> copies.put(name, object.deepCopy()));
		return copies;
	}

	private void answer(HttpExchange exchange) throws IOException {
		if (this.away) {
			exchange.close();
			return;
		}
		String path = exchange.getRequestURI().getPath();
		byte[] body = exchange.getRequestBody().readAllBytes();
		if (path.equals("/install/gateway")) {
			send(exchange, 200, Files.readAllBytes(this.installer));
		}
		else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
			send(exchange, 401, "{\"code\":\"unauthorized\",\"detail\":\"This token is not valid.\"}");
		}
		else {
			route(exchange, exchange.getRequestMethod() + " " + path.replaceFirst("^/api/v1/", ""),
					(body.length == 0) ? JSON.createObjectNode() : JSON.readTree(body));
		}
	}

	private void route(HttpExchange exchange, String call, JsonNode body) throws IOException {
		String name = call.replaceFirst(".*[ /]", "");
		switch (call.replaceFirst("/.*", "")) {
			case "GET releases" ->
				send(exchange, 200, "{\"items\":[{\"version\":\"0.2.0\",\"key\":\"" + "a1".repeat(32) + "\"}]}");
			case "GET gateways" -> send(exchange, 200, gateways().toString());
			case "POST enrolment-tokens" -> {
				this.enrolled.add(body.get("site").asString());
				send(exchange, 201, "{\"token\":\"wm_enr_once\"}");
			}
			case "POST sites" -> {
				ObjectNode site = ((ObjectNode) body);
				site.put("subnet", site.path("subnet").asString("172.30.9.0/24"));
				this.sites.put(site.get("domain").asString(), site);
				send(exchange, 201, site.toString());
			}
			case "PATCH sites" -> send(exchange, 200, site(name).setAll((ObjectNode) body).toString());
			case "DELETE sites" -> {
				this.hosts.keySet().removeIf((host) -> host.endsWith("." + name));
				this.enrolled.remove(name);
				send(exchange, (this.sites.remove(name) != null) ? 204 : 404, "");
			}
			case "GET sites" -> one(exchange, this.sites.get(name));
			case "POST hosts" -> {
				this.hosts.put(body.get("name").asString(), (ObjectNode) body);
				send(exchange, 201, body.toString());
			}
			case "GET hosts" -> {
				if (call.equals("GET hosts")) {
					send(exchange, 200, listing(this.hosts.values()).toString());
				}
				else {
					one(exchange, this.hosts.get(name));
				}
			}
			default -> send(exchange, 404, "{\"detail\":\"There is no " + call + ".\"}");
		}
	}

	private ObjectNode gateways() {
		return listing(this.enrolled.stream()
			.map((site) -> JSON.createObjectNode().put("site", site).put("enrolled", true).put("in_sync", true))
			.toList());
	}

	private static ObjectNode listing(Iterable<ObjectNode> items) {
		ObjectNode listing = JSON.createObjectNode();
		ArrayNode array = listing.putArray("items");
		items.forEach(array::add);
		return listing;
	}

	private static void one(HttpExchange exchange, @Nullable ObjectNode item) throws IOException {
		if (item != null) {
			send(exchange, 200, item.toString());
		}
		else {
			send(exchange, 404, "{\"detail\":\"There is none.\"}");
		}
	}

	private static void send(HttpExchange exchange, int status, String text) throws IOException {
		send(exchange, status, text.getBytes(StandardCharsets.UTF_8));
	}

	private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
		exchange.sendResponseHeaders(status, (body.length == 0) ? -1 : body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	/**
	 * What it knows.
	 *
	 * @param sites the sites by their domains
	 * @param hosts the hosts by their names
	 * @param enrolled the sites whose gateways enrolled
	 */
	record State(Map<String, ObjectNode> sites, Map<String, ObjectNode> hosts, Set<String> enrolled) {

		static final State EMPTY = new State(Map.of(), Map.of(), Set.of());

	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
