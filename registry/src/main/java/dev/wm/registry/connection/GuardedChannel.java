package dev.wm.registry.connection;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;

import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * Tomcat's end of a connection, which knows how long it waits for its client and can be
 * cut off. Thread-safe but for the writes.
 */
final class GuardedChannel extends NioChannel {

	private static final Duration CLOSING = Duration.ofSeconds(3);

	private final WriteTimer writes = new WriteTimer(System::nanoTime);

	private volatile boolean cutOff;

	private volatile long cutOffAt;

	GuardedChannel(SocketBufferHandler buffers) {
		super(buffers);
	}

	@Override
	public int write(ByteBuffer source) throws IOException {
		int count = super.write(source);
		this.writes.wrote(count, source.hasRemaining());
		return count;
	}

	@Override
	public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
		long count = super.write(sources, offset, length);
		boolean left = false;
		for (int index = offset; index < offset + length; index++) {
			left |= sources[index].hasRemaining();
		}
		this.writes.wrote(count, left);
		return count;
	}

	/**
	 * Whether the client takes what is written too slowly.
	 * @param grace how long the registry waits without a byte
	 */
	boolean isLate(Duration grace) {
		return this.writes.isLate(grace);
	}

	/** Whether it was cut off a while ago. */
	boolean isOverdue() {
		return this.cutOff && System.nanoTime() - this.cutOffAt > CLOSING.toNanos();
	}

	/**
	 * Ends the input: the owner, be it a thread in a read or the poller, sees the end and
	 * closes the connection in order. A thread that waits for the client to take a
	 * response would not see it, so that is the end at once.
	 * @return whether it was not cut off already
	 */
	boolean cutOff() {
		if (this.cutOff) {
			return false;
		}
		this.cutOffAt = System.nanoTime();
		this.cutOff = true;
		if (this.writes.isWaiting()) {
			end();
		}
		else {
			shutdown(getIOChannel(), false);
		}
		return true;
	}

	/**
	 * Ends both directions with a reset (RFC 9293, section 3.10.4), which drops what the
	 * client has not taken: a thread that waits for either wakes up and fails.
	 */
	void end() {
		shutdown(getIOChannel(), true);
	}

	private static void shutdown(SocketChannel channel, boolean output) {
		try {
			if (output) {
				channel.setOption(StandardSocketOptions.SO_LINGER, 0);
				channel.shutdownOutput();
			}
			channel.shutdownInput();
		}
		catch (IOException ex) {
			// It has gone by itself.
		}
	}

}
