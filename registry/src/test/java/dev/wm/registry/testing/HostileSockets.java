package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sockets that say what no client would, a byte at a time.
 */
public final class HostileSockets implements AutoCloseable {

	private final InetSocketAddress registry;

	private final List<Hostile> sockets = new ArrayList<>();

	public HostileSockets(URI registry) {
		this.registry = new InetSocketAddress(registry.getHost(), registry.getPort());
	}

	/**
	 * Opens one.
	 * @param kind what it does, for {@link #open()}
	 * @param start what it says at once
	 * @param drip what it says over and over from then on, a byte at a time; nothing if
	 * it is empty
	 */
	public void add(String kind, String start, String drip) {
		try {
			SocketChannel channel = SocketChannel.open(this.registry);
			channel.configureBlocking(false);
			Hostile added = new Hostile(kind, channel, drip.getBytes(StandardCharsets.US_ASCII));
			this.sockets.add(added);
			added.say(start.getBytes(StandardCharsets.US_ASCII));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets each say its next byte, and reads what it was told. */
	public void drip() {
		this.sockets.forEach(Hostile::next);
	}

	/** How many are not closed yet, by kind. */
	public Map<String, Integer> open() {
		Map<String, Integer> open = new TreeMap<>();
		this.sockets.stream().filter((one) -> !one.ended).forEach((one) -> open.merge(one.kind, 1, Integer::sum));
		return open;
	}

	/** What the sockets of a kind were told, each different answer once. */
	public List<String> told(String kind) {
		return this.sockets.stream()
			.filter((one) -> one.kind.equals(kind))
			.map((one) -> one.told.toString())
			.distinct()
			.toList();
	}

	@Override
	public void close() {
		this.sockets.forEach(Hostile::end);
	}

	/**
	 * One of them.
	 */
	private static final class Hostile {

		private final String kind;

		private final SocketChannel channel;

		private final byte[] drip;

		private final StringBuilder told = new StringBuilder();

		private int at;

		private boolean ended;

		Hostile(String kind, SocketChannel channel, byte[] drip) {
			this.kind = kind;
			this.channel = channel;
			this.drip = drip;
		}

		void say(byte[] bytes) {
			try {
				this.channel.write(ByteBuffer.wrap(bytes));
			}
			catch (IOException ex) {
				end();
			}
		}

		void next() {
			if (!this.ended) {
				listen();
			}
			if (!this.ended && this.drip.length > 0) {
				say(new byte[] { this.drip[this.at++ % this.drip.length] });
			}
		}

		private void listen() {
			ByteBuffer heard = ByteBuffer.allocate(4096);
			try {
				if (this.channel.read(heard) < 0) {
					end();
				}
				this.told.append(StandardCharsets.ISO_8859_1.decode(heard.flip()));
			}
			catch (IOException ex) {
				end();
			}
		}

		void end() {
			this.ended = true;
			try {
				this.channel.close();
			}
			catch (IOException ex) {
				// It is of no use any more.
			}
		}

	}

}
