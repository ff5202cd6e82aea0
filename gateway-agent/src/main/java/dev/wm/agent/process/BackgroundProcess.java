package dev.wm.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A process that goes on until the agent ends it, such as a monitor, and whose output is
 * read without waiting. It ends with the agent.
 */
public final class BackgroundProcess {

	private final Process process;

	private final Thread atShutdown;

	BackgroundProcess(Process process) {
		this.process = process;
		this.atShutdown = Thread.ofPlatform().unstarted(process::destroy);
		Runtime.getRuntime().addShutdownHook(this.atShutdown);
	}

	/**
	 * Whether it still runs.
	 * @return false once it has ended
	 */
	public boolean alive() {
		return this.process.isAlive();
	}

	/**
	 * Reads the output since the last call, without waiting for more.
	 * @return may be empty, may end within a line
	 */
	public String read() {
		InputStream output = this.process.getInputStream();
		try {
			return new String(output.readNBytes(output.available()), StandardCharsets.US_ASCII);
		}
		catch (IOException ex) {
			return "";
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
