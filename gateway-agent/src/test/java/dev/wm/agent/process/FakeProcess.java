package dev.wm.agent.process;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * A process in memory that runs until it is ended and prints what a test has it print, so
 * that no test waits for a real one to be scheduled. For one thread.
 */
public final class FakeProcess extends Process {

	private final Queue<Byte> printed = new ArrayDeque<>();

	private final InputStream output = new InputStream() {

		@Override
		public int read() {
			Byte next = FakeProcess.this.printed.poll();
			return (next != null) ? Byte.toUnsignedInt(next) : -1;
		}

		@Override
		public int read(byte[] buffer, int offset, int length) {
			int count = Math.min(length, available());
			for (int i = 0; i < count; i++) {
				buffer[offset + i] = FakeProcess.this.printed.remove();
			}
			return (count > 0 || length == 0) ? count : -1;
		}

		@Override
		public int available() {
			return FakeProcess.this.printed.size();
		}

	};

	private boolean ended;

	/** Prints a text, which whoever follows it reads at the next call. */
	public void print(String text) {
		for (byte each : text.getBytes(StandardCharsets.US_ASCII)) {
			this.printed.add(each);
		}
	}

	/** Follows it, as {@link ProcessRunner#follow} follows a real one. */
	public BackgroundProcess follow() {
		return new BackgroundProcess(this);
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
		if (!this.ended) {
			throw new IllegalThreadStateException("It still runs.");
		}
		return 0;
	}

	@Override
	public void destroy() {
		this.ended = true;
	}

}
