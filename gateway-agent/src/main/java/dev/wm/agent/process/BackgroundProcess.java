package dev.wm.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A process that goes on until the agent ends it, such as a monitor. A thread of its own
 * reads the output as it is printed. It ends with the agent.
 */
public final class BackgroundProcess {

	// Whoever prints more than this before it is read is of no use any more.
	private static final int LARGEST_UNREAD = 4 << 20;

	private static final int BUFFER = 8192;

	private final Process process;

	private final Consumer<String> listener;

	private final Thread atShutdown;

	private final StringBuilder unread = new StringBuilder();

	BackgroundProcess(Process process, Consumer<String> listener) {
		this.process = process;
		this.listener = listener;
		this.atShutdown = Thread.ofPlatform().unstarted(process::destroy);
		Runtime.getRuntime().addShutdownHook(this.atShutdown);
		Thread.ofPlatform().daemon().name("monitor").start(this::follow);
	}

	private void follow() {
		byte[] buffer = new byte[BUFFER];
		try (InputStream output = this.process.getInputStream()) {
			for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
				accept(new String(buffer, 0, count, StandardCharsets.US_ASCII));
			}
		}
		catch (IOException ex) {
			// It was ended.
		}
	}

	private void accept(String text) {
		synchronized (this.unread) {
			this.unread.append(text);
			if (this.unread.length() > LARGEST_UNREAD) {
				this.unread.setLength(0);
				this.process.destroy();
			}
		}
		this.listener.accept(text);
	}

	/**
	 * Whether it still runs.
	 * @return false once it has ended, or printed 4 MiB that nobody has read
	 */
	public boolean alive() {
		return this.process.isAlive();
	}

	/**
	 * Reads the output since the last call, without waiting for more.
	 * @return may be empty, may end within a line
	 */
	public String read() {
		synchronized (this.unread) {
			String text = this.unread.toString();
			this.unread.setLength(0);
			return text;
		}
	}

	/** Ends it, and frees what it held if it has ended by itself. */
	public void end() {
		this.process.destroy();
		try {
			Runtime.getRuntime().removeShutdownHook(this.atShutdown);
		}
		catch (IllegalStateException ex) {
			// The agent is ending, and the hook does the same.
		}
	}

}
