package dev.wm.agent.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A program that goes on by itself and says what happens. It ends with the agent.
 */
public final class Follower {

	private final Process process;

	Follower(Process process) {
		this.process = process;
		Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
	}

	/**
	 * Whether it still runs.
	 * @return false once it has ended
	 */
	public boolean alive() {
		return this.process.isAlive();
	}

	/**
	 * What it has said since the last call, without waiting for more.
	 * @return perhaps nothing, perhaps half a line at the end
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

	/** Ends it. */
	public void end() {
		this.process.destroy();
	}

}
