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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A TCP proxy in front of a server on loopback, which can fail as networks do: refuse and
 * reset connections, or silently drop what is sent on them.
 */
public final class TcpProxy implements AutoCloseable {

	private volatile int server;

	private final int port;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final AtomicLong droppedBytes = new AtomicLong();

	private volatile String dropWord = "";

	private ServerSocket listener;

	/**
	 * Begins to forward.
	 * @param server the port of the server
	 */
	public TcpProxy(int server) throws IOException {
		this.server = server;
		this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.port = this.listener.getLocalPort();
		accept(this.listener);
	}

	public int port() {
		return this.port;
	}

	/**
	 * Forwards new connections to another port from now on.
	 */
	public void forwardTo(int other) {
		this.server = other;
	}

	/**
	 * From now on nothing passes in either direction on connections whose client once
	 * sent a word, and they stay open.
	 * @param word the word, empty to let everything pass
	 */
	public void drop(String word) {
		this.dropWord = word;
	}

	/**
	 * How many bytes did not pass, of either end.
	 */
	public long droppedBytes() {
		return this.droppedBytes.get();
	}

	/**
	 * Closes all connections and refuses new ones.
	 */
	public void disconnect() throws IOException {
		this.listener.close();
		for (Socket socket : this.connections) {
			socket.close();
		}
	}

	/**
	 * Takes connections again, on the same port.
	 */
	public void reconnect() throws IOException {
		this.listener = new ServerSocket();
		this.listener.setReuseAddress(true);
		this.listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port));
		accept(this.listener);
	}

	private void accept(ServerSocket from) {
		Thread.ofVirtual().start(() -> {
			try {
				while (true) {
					connect(from.accept());
				}
			}
			catch (IOException ex) {
				// The listener was closed.
			}
		});
	}

	private void connect(Socket client) throws IOException {
		try {
			Socket toServer = new Socket(InetAddress.getLoopbackAddress(), this.server);
			this.connections.add(client);
			this.connections.add(toServer);
			Sent sent = new Sent();
			forward(client, toServer, sent);
			forward(toServer, client, sent);
		}
		catch (ConnectException ex) {
			// The server does not run now.
			client.close();
		}
	}

	private void forward(Socket from, Socket to, Sent sent) {
		Thread.ofVirtual().start(() -> {
			try (from; to) {
				byte[] bytes = new byte[8192];
				for (int count = from.getInputStream().read(bytes); count > 0; count = from.getInputStream()
					.read(bytes)) {
					pass(Arrays.copyOf(bytes, count), to, sent);
				}
			}
			catch (IOException ex) {
				// Either end has closed it.
			}
			finally {
				this.connections.remove(from);
				this.connections.remove(to);
			}
		});
	}

	private void pass(byte[] bytes, Socket to, Sent sent) throws IOException {
		boolean toServer = to.getPort() == this.server;
		if (toServer) {
			sent.add(bytes);
		}
		if (!this.dropWord.isEmpty() && sent.contains(this.dropWord)) {
			this.droppedBytes.addAndGet(bytes.length);
			return;
		}
		to.getOutputStream().write(bytes);
	}

	@Override
	public void close() {
		try {
			disconnect();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * All that the client of a connection has sent.
	 */
	private static final class Sent {

		private final StringBuilder text = new StringBuilder();

		synchronized void add(byte[] bytes) {
			this.text.append(new String(bytes, StandardCharsets.ISO_8859_1));
		}

		synchronized boolean contains(String word) {
			return this.text.indexOf(word) >= 0;
		}

	}

}
