package dev.wm.agent.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A process in memory that runs until it is ended and prints what a test has it print, so
 * that no test waits for a real one to be scheduled.
 */
public final class FakeProcess extends Process {

	private final Object lock = new Object();

	private final Queue<Byte> printed = new ArrayDeque<>();

	private final InputStream output = new InputStream() {

		@Override
		public int read() {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			synchronized (FakeProcess.this.lock) {
				untilPrinted();
				int count = Math.min(length, FakeProcess.this.printed.size());
				for (int i = 0; i < count; i++) {
					buffer[offset + i] = FakeProcess.this.printed.remove();
				}
				return (count > 0) ? count : -1;
			}
		}

	};

	private boolean followed;

	private boolean idle;

	private boolean ended;

	private void untilPrinted() {
		while (this.printed.isEmpty() && !this.ended) {
			this.idle = true;
			this.lock.notifyAll();
			try {
				this.lock.wait();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		this.idle = this.ended;
		this.lock.notifyAll();
	}

	/** Prints a text and waits until whoever follows it has taken it. */
	public void print(String text) {
		synchronized (this.lock) {
			for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
				this.printed.add(each);
			}
			this.idle = this.ended || !this.followed;
			this.lock.notifyAll();
			while (!this.idle) {
				try {
					this.lock.wait();
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException(ex);
				}
			}
		}
	}

	/** Follows it, as {@link ProcessRunner#follow} follows a real one. */
	public BackgroundProcess follow(Consumer<String> listener) {
		this.followed = true;
		return new BackgroundProcess(this, listener);
	}

	@Override
	public InputStream getInputStream() {
		return this.output;
	}

	@Override
	public InputStream getErrorStream() {
		return InputStream.nullInputStream();
	}

	@Override
	public OutputStream getOutputStream() {
		return OutputStream.nullOutputStream();
	}

	@Override
	public int waitFor() {
		throw new UnsupportedOperationException("Nobody waits for what goes on.");
	}

	@Override
	public int exitValue() {
		synchronized (this.lock) {
			if (!this.ended) {
				throw new IllegalThreadStateException("It still runs.");
			}
			return 0;
		}
	}

	@Override
	public void destroy() {
		synchronized (this.lock) {
			this.ended = true;
			this.lock.notifyAll();
		}
	}

}
