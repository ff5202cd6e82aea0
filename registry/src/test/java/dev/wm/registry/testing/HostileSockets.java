package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
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

	private static final int SMALL = 1024;

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
		add(kind, "", drip, start);
	}

	/**
	 * Opens one that comes from another address and takes nothing that it is told.
	 * @param kind what it does, for {@link #open()}
	 * @param from the address, of this machine
	 * @param start what it says at once
	 */
	public void addDeaf(String kind, String from, String start) {
		add(kind, from, "", start).appetite = 0;
	}

	/**
	 * Opens one that takes the first byte that it is told and no more.
	 * @param kind what it does, for {@link #open()}
	 * @param start what it says at once
	 */
	public void addSated(String kind, String start) {
		add(kind, "127.0.0.1", "", start).appetite = 1;
	}

	/**
	 * Opens one that comes from another address and says nothing after its start.
	 */
	public void addFrom(String kind, String from, String start) {
		add(kind, from, "", start);
	}

	private Hostile add(String kind, String from, String drip, String start) {
		try {
			SocketChannel channel = SocketChannel.open();
			if (!from.isEmpty()) {
				channel.setOption(StandardSocketOptions.SO_RCVBUF, SMALL);
				channel.bind(new InetSocketAddress(from, 0));
			}
			channel.connect(this.registry);
			channel.configureBlocking(false);
			Hostile added = new Hostile(kind, channel, drip.getBytes(StandardCharsets.US_ASCII));
			this.sockets.add(added);
			added.say(start.getBytes(StandardCharsets.US_ASCII));
			return added;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Lets each of a kind say something at once. */
	public void say(String kind, String text) {
		this.sockets.stream()
			.filter((one) -> one.kind.equals(kind))
			.forEach((one) -> one.say(text.getBytes(StandardCharsets.US_ASCII)));
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

		private int appetite = Integer.MAX_VALUE;

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
			if (!this.ended && this.told.length() < this.appetite) {
				listen();
			}
			if (!this.ended && this.drip.length > 0) {
				say(new byte[] { this.drip[this.at++ % this.drip.length] });
			}
		}

		private void listen() {
			ByteBuffer heard = ByteBuffer.allocate(Math.min(4096, this.appetite - this.told.length()));
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
