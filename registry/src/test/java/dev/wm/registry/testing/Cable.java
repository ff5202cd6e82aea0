package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Leads to a server, and can be cut and mended, or swallow what comes.
 */
public final class Cable implements AutoCloseable {

	private volatile int server;

	private final int port;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final AtomicLong swallowed = new AtomicLong();

	private volatile String blocked = "";

	private ServerSocket listener;

	public Cable(int server) throws IOException {
		this.server = server;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.port = this.listener.getLocalPort();
		accept(this.listener);
	}

	public int port() {
		return this.port;
	}

	/**
	 * Leads to another server from now on.
	 */
	public void leadTo(int other) {
		this.server = other;
	}

	/**
	 * The properties of a database with this cable in between.
	 */
	public Map<String, Object> through(Map<String, Object> database) {
		Map<String, Object> properties = new HashMap<>(database);
		String url = String.valueOf(database.get("spring.datasource.url"));
		properties.put("spring.datasource.url", url.replaceFirst("//[^/]+/", "//127.0.0.1:" + this.port + "/"));
		return properties;
	}

	/**
	 * From now on nothing passes in either direction, and nobody hangs up, on connections
	 * where the near end once said a word.
	 */
	public void block(String word) {
		this.blocked = word;
	}

	/**
	 * How much of what the server sent did not pass.
	 */
	public long swallowed() {
		return this.swallowed.get();
	}

	public void cut() throws IOException {
		this.listener.close();
		for (Socket socket : this.connections) {
			socket.close();
		}
	}

	public void mend() throws IOException {
		this.listener = new ServerSocket();
		this.listener.setReuseAddress(true);
		this.listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		accept(this.listener);
	}

	private void accept(ServerSocket from) {
		Thread.ofVirtual().start(() -> {
			try {
				while (true) {
					join(from.accept());
				}
			}
			catch (IOException ex) {
				// It has been cut.
			}
		});
	}

	private void join(Socket near) throws IOException {
		try {
			Socket far = new Socket(InetAddress.getLoopbackAddress(), this.server);
			this.connections.add(near);
			this.connections.add(far);
			Words said = new Words();
			pump(near, far, said);
			pump(far, near, said);
		}
		catch (ConnectException ex) {
			// Nobody listens there now.
			near.close();
		}
	}

	private void pump(Socket from, Socket to, Words said) {
		Thread.ofVirtual().start(() -> {
			try (from; to) {
				byte[] bytes = new byte[8192];
				for (int count = from.getInputStream().read(bytes); count > 0; count = from.getInputStream()
					.read(bytes)) {
					pass(Arrays.copyOf(bytes, count), to, said);
				}
			}
			catch (IOException ex) {
				// Either end hung up.
			}
			finally {
				this.connections.remove(from);
				this.connections.remove(to);
			}
		});
	}

	private void pass(byte[] bytes, Socket to, Words said) throws IOException {
		boolean toServer = to.getPort() == this.server;
		if (toServer) {
			said.add(bytes);
		}
		if (!this.blocked.isEmpty() && said.contain(this.blocked)) {
			this.swallowed.addAndGet(toServer ? 0 : bytes.length);
			return;
		}
		to.getOutputStream().write(bytes);
	}

	@Override
	public void close() {
		try {
			cut();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What one end of a connection said.
	 */
	private static final class Words {

		private final StringBuilder text = new StringBuilder();

		synchronized void add(byte[] bytes) {
			this.text.append(new String(bytes, StandardCharsets.ISO_8859_1));
		}

		synchronized boolean contain(String word) {
			return this.text.indexOf(word) >= 0;
		}

	}

}
