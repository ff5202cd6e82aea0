package dev.wm.registry.connection;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

import dev.wm.registry.problem.BodyTooLargeException;
import dev.wm.registry.problem.BodyTooSlowException;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose body fails at a limit: of its size, or of the time that it takes.
 */
class WatchedRequest extends HttpServletRequestWrapper {

	private final long largest;

	private final BodyWatch watch;

	WatchedRequest(HttpServletRequest request, long largest, BodyWatch watch) {
		super(request);
		this.largest = largest;
		this.watch = watch;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new WatchedStream(super.getInputStream(), this.largest, this.watch);
	}

	private static final class WatchedStream extends ServletInputStream {

		private final ServletInputStream body;

		private final BodyWatch watch;

		private long left;

		WatchedStream(ServletInputStream body, long largest, BodyWatch watch) {
			this.body = body;
			this.left = largest;
			this.watch = watch;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			int count = 0;
			this.watch.beginRead();
			try {
				count = this.body.read(target, offset, length);
			}
			catch (IOException ex) {
				throw (this.watch.isLate() || ex instanceof SocketTimeoutException) ? new BodyTooSlowException(ex) : ex;
			}
			finally {
				this.watch.endRead(count);
			}
			// Whoever is late is cut off, which looks like the body's end.
			if (count < 0 && this.watch.isLate()) {
				throw new BodyTooSlowException(new EOFException());
			}
			this.left -= Math.max(count, 0);
			if (this.left < 0) {
				throw new BodyTooLargeException();
			}
			return count;
		}

		@Override
		public boolean isFinished() {
			return this.body.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.body.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			this.body.setReadListener(listener);
		}

	}

}
