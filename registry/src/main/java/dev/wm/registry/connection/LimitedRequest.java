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
class LimitedRequest extends HttpServletRequestWrapper {

	private final long largest;

	private final BodyTimer timer;

	LimitedRequest(HttpServletRequest request, long largest, BodyTimer timer) {
		super(request);
		this.largest = largest;
		this.timer = timer;
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		return new LimitedStream(super.getInputStream());
	}

	/**
	 * The body.
	 */
	private final class LimitedStream extends ServletInputStream {

		private final ServletInputStream body;

		private long left = LimitedRequest.this.largest;

		LimitedStream(ServletInputStream body) {
			this.body = body;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
		}

		@Override
		public int read(byte[] target, int offset, int length) throws IOException {
			BodyTimer timer = LimitedRequest.this.timer;
			int count = 0;
			timer.beginRead();
			try {
				count = this.body.read(target, offset, length);
			}
			catch (IOException ex) {
				throw (timer.isLate() || ex instanceof SocketTimeoutException) ? tooSlow(ex) : ex;
			}
			finally {
				timer.endRead(count);
			}
			// Whoever is late is cut off, which looks like the body's end.
			if (count < 0 && timer.isLate()) {
				throw tooSlow(new EOFException());
			}
			this.left -= Math.max(count, 0);
			if (this.left < 0) {
				throw new BodyTooLargeException();
			}
			return count;
		}

		private BodyTooSlowException tooSlow(IOException cause) {
			setAttribute(BodyTooSlowException.ATTRIBUTE, true);
			return new BodyTooSlowException(cause);
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
