package dev.wm.registry.connection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.coyote.ActionCode;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of a request below everything that reads it in order, which may be closed
 * already. Used by the request's thread.
 *
 * @param request Tomcat's request
 * @param timer counts the time
 */
record UnreadBody(Request request, BodyTimer timer) {

	/** Whether nothing of it is left to come. */
	static boolean isFullyRead(Request request) {
		AtomicBoolean read = new AtomicBoolean();
		request.action(ActionCode.REQUEST_BODY_FULLY_READ, read);
		return read.get();
	}

	boolean isFullyRead() {
		return isFullyRead(this.request);
	}

	/**
	 * Drops what has come already, without waiting. Of a chunked body nothing is dropped:
	 * there, to read is to wait for the end of a line.
	 */
	void dropReceived() throws IOException {
		while (this.request.getContentLengthLong() >= 0 && available() > 0 && drop() >= 0) {
			// What was dropped is of no use to anybody.
		}
	}

	private int available() {
		this.request.action(ActionCode.AVAILABLE, false);
		return this.request.getAvailable();
	}

	/**
	 * Drops what still comes, until it ends or its time is over.
	 * @param most how many bytes at most
	 */
	void drop(long most) throws IOException {
		long left = most;
		while (left > 0 && !this.timer.isLate()) {
			int count = drop();
			left = (count < 0) ? 0 : left - count;
		}
	}

	private int drop() throws IOException {
		int count = 0;
		this.timer.beginRead();
		try {
			count = this.request.doRead(new Dropped());
			return count;
		}
		finally {
			this.timer.endRead(count);
		}
	}

	/**
	 * Receives bytes and keeps none.
	 */
	private static final class Dropped implements ApplicationBufferHandler {

		private ByteBuffer bytes = EMPTY_BUFFER;

		@Override
		public void setByteBuffer(ByteBuffer buffer) {
			this.bytes = buffer;
		}

		@Override
		public ByteBuffer getByteBuffer() {
			return this.bytes;
		}

		@Override
		public void expand(int size) {
			// Nothing is kept.
		}

	}

}
