package dev.wm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A registry for one gateway of a mesh of any size, which measures how long the agent
 * takes to apply a change. The time runs from the last byte of a configuration until the
 * agent has written the file of the nftables table that it has loaded, and the file that
 * says that dnsmasq answers with the new names. The file that says that the kernel has
 * forgotten the connections of hosts that left is timed as well. Only a report of the new
 * configuration without problems counts.
 */
public final class StubRegistry {

	private static final long LONGEST_WAIT_MILLIS = 120_000;

	private static final Path NAMES = Path.of("/run/wm/dnsmasq.loaded");

	private static final Path TABLE = Path.of("/etc/nftables.d/wm.nft");

	private static final Path CONNECTIONS = Path.of("/var/lib/wm/admitted");

	private final StubMesh mesh;

	private int version = 1;

	private byte[] config;

	private long sentAt;

	private int sent;

	private int applied;

	private final Map<Path, Long> notedAt = new HashMap<>(Map.of(NAMES, 0L, TABLE, 0L, CONNECTIONS, 0L));

	private long reportedAt;

	private StubRegistry(StubMesh mesh) {
		this.mesh = mesh;
		this.config = config(1);
	}

	/**
	 * Serves until it is ended.
	 * @param arguments a port of the loopback interface, how many sites, how many hosts,
	 * the gateway's public key
	 * @throws IOException if the port is taken
	 */
	public static void main(String[] arguments) throws IOException {
		StubRegistry registry = new StubRegistry(
				new StubMesh(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), arguments[3]));
		HttpServer server = HttpServer
			.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0])), 0);
		server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		server.createContext("/config", registry::sendConfig);
		server.createContext("/api/v1/gateway/report", registry::report);
		server.createContext("/bench/first", registry::first);
		server.createContext("/bench/change", registry::change);
		server.start();
		Thread.ofPlatform().daemon().start(() -> registry.watch(NAMES));
		Thread.ofPlatform().daemon().start(() -> registry.watch(TABLE));
		Thread.ofPlatform().daemon().start(() -> registry.watch(CONNECTIONS));
	}

	// Nobody else writes there while the agent is at it.
	private void watch(Path note) {
		Path folder = Objects.requireNonNull(note.getParent(), "a note is in a folder");
		Path name = Objects.requireNonNull(note.getFileName(), "a note has a name");
		try (WatchService changes = FileSystems.getDefault().newWatchService()) {
			Files.createDirectories(folder);
			folder.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
			while (true) {
				WatchKey key = changes.take();
				long now = System.nanoTime();
				if (key.pollEvents().stream().anyMatch((event) -> name.equals(event.context()))) {
					noted(note, now);
				}
				key.reset();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The agent's notes cannot be watched.", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized void noted(Path note, long now) {
		this.notedAt.put(note, now);
		notifyAll();
	}

	private boolean isComplete() {
		return this.notedAt.values().stream().allMatch((at) -> at - this.sentAt > 0);
	}

	private byte[] config(int wanted) {
		return this.mesh.config(wanted % 2 == 0).getBytes(StandardCharsets.UTF_8);
	}

	private static String tag(int version) {
		return "\"bench-" + version + "\"";
	}

	private void sendConfig(HttpExchange exchange) throws IOException {
		String known = exchange.getRequestHeaders().getFirst("If-None-Match");
		String prefer = exchange.getRequestHeaders().getFirst("Prefer");
		long wait = (prefer != null) ? Long.parseLong(prefer.replaceAll("\\D", "")) * 1000 : 0;
		byte[] body;
		int sentVersion;
		synchronized (this) {
			await(wait, () -> !tag(this.version).equals(known));
			sentVersion = this.version;
			body = this.config;
		}
		exchange.getResponseHeaders().set("ETag", tag(sentVersion));
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.getResponseHeaders().set("WM-Revision", Integer.toString(sentVersion));
		boolean changed = !tag(sentVersion).equals(known);
		exchange.sendResponseHeaders(changed ? 200 : 304, changed ? body.length : -1);
		if (changed) {
			exchange.getResponseBody().write(body);
		}
		exchange.close();
		synchronized (this) {
			if (changed && this.sent < sentVersion) {
				this.sent = sentVersion;
				this.sentAt = System.nanoTime();
			}
		}
	}

	private void report(HttpExchange exchange) throws IOException {
		long now = System.nanoTime();
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(204, -1);
		exchange.close();
		synchronized (this) {
			if (this.applied < this.version && body.contains("\\\"bench-" + this.version + "\\\"")) {
				this.applied = this.version;
				this.reportedAt = now;
				notifyAll();
			}
			else if (!body.contains("\"problems\":[]")) {
				System.err.println(body);
			}
		}
	}

	private void first(HttpExchange exchange) throws IOException {
		respondWhenApplied(exchange);
	}

	private void change(HttpExchange exchange) throws IOException {
		synchronized (this) {
			this.config = config(this.version + 1);
			this.version++;
			notifyAll();
		}
		respondWhenApplied(exchange);
	}

	// Milliseconds from the configuration's last byte until it is applied, until the
	// kernel
	// has forgotten connections too, and until the report is here; 504 if none comes.
	private void respondWhenApplied(HttpExchange exchange) throws IOException {
		String text;
		boolean done;
		synchronized (this) {
			done = await(LONGEST_WAIT_MILLIS, () -> this.applied == this.version && isComplete());
			long appliedAt = Math.max(this.notedAt.getOrDefault(TABLE, 0L), this.notedAt.getOrDefault(NAMES, 0L));
			text = String.format(Locale.ROOT, "%.1f %.1f %.1f%n", (appliedAt - this.sentAt) / 1e6,
					(Collections.max(this.notedAt.values()) - this.sentAt) / 1e6,
					(this.reportedAt - this.sentAt) / 1e6);
		}
		exchange.sendResponseHeaders(done ? 200 : 504, text.length());
		exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
		exchange.close();
	}

	private boolean await(long millis, java.util.function.BooleanSupplier condition) {
		long end = System.nanoTime() + millis * 1_000_000;
		try {
			while (!condition.getAsBoolean()) {
				long left = (end - System.nanoTime()) / 1_000_000;
				if (left <= 0) {
					return false;
				}
				wait(left);
			}
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
