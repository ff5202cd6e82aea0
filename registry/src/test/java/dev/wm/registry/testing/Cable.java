package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leads to a server, and can be cut and mended.
 */
public final class Cable implements AutoCloseable {

	private volatile int server;

	private final int port;

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

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
			pump(near, far);
			pump(far, near);
		}
		catch (ConnectException ex) {
			// Nobody listens there now.
			near.close();
		}
	}

	private void pump(Socket from, Socket to) {
		Thread.ofVirtual().start(() -> {
			try (from; to) {
				from.getInputStream().transferTo(to.getOutputStream());
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

	@Override
	public void close() {
		try {
			cut();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
