package dev.wm.agent.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A TCP connection that stays open, between two of a test's machines. */
final class TcpConnection implements AutoCloseable {

	private static final AtomicInteger PORTS = new AtomicInteger(7000);

	// What comes at all comes sooner, even on a busy machine.
	private static final long PATIENCE_MILLIS = 30_000;

	private static final long SILENCE_MILLIS = 2500;

	private final End server;

	private final End client;

	private int said;

	private TcpConnection(End server, End client) {
		this.server = server;
		this.client = client;
	}

	/** Opens one, from an address of the caller's to one that leads to the listener. */
	static TcpConnection open(Namespace caller, String source, Namespace listener, String destination) {
		String port = Integer.toString(PORTS.incrementAndGet());
		End server = new End(listener, "nc", "-n", "-v", "-l", "-p", port);
		assertThat(server.hears("Listening on 0.0.0.0 " + port, PATIENCE_MILLIS)).as("nc listens").isTrue();
		TcpConnection connection = new TcpConnection(server,
				new End(caller, "nc", "-n", "-s", source, destination, port));
		assertThat(connection.carries()).as(source + " to " + destination).isTrue();
		return connection;
	}

	/** Whether a word gets through, each way. */
	boolean carries() {
		return carries(PATIENCE_MILLIS);
	}

	/** Whether a word is not heard for some seconds, one way at least. */
	boolean carriesNothing() {
		return !carries(SILENCE_MILLIS);
	}

	private boolean carries(long patience) {
		String word = "word" + this.said++;
		this.client.say(word);
		this.server.say(word);
		return this.server.hears(word, patience) && this.client.hears(word, patience);
	}

	/** Whose address the listener sees. */
	String callerSeen() {
		return this.server.heard.stream()
			.filter((line) -> line.startsWith("Connection received on "))
			.map((line) -> line.split(" ", -1)[3])
			.findFirst()
			.orElse("nobody");
	}

	@Override
	public void close() {
		this.client.process.destroyForcibly();
		this.server.process.destroyForcibly();
	}

	/** One end of it. */
	private static final class End {

		private final Process process;

		private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

		private final List<String> heard = new ArrayList<>();

		End(Namespace machine, String... argv) {
			try {
				this.process = new ProcessBuilder(machine.inside(argv)).redirectErrorStream(true).start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(Arrays.toString(argv), ex);
			}
			Thread.ofVirtual().start(this::listen);
		}

		private void listen() {
			BufferedReader reader = this.process.inputReader(UTF_8);
			try {
				for (String line = reader.readLine(); line != null; line = reader.readLine()) {
					this.lines.add(line);
				}
			}
			catch (IOException ex) {
				this.lines.add("closed");
			}
		}

		void say(String word) {
			try {
				this.process.getOutputStream().write((word + "\n").getBytes(UTF_8));
				this.process.getOutputStream().flush();
			}
			catch (IOException ex) {
				this.lines.add("closed");
			}
		}

		boolean hears(String word, long patience) {
			try {
				String line = "";
				while (line != null && !line.equals(word)) {
					line = this.lines.poll(patience, TimeUnit.MILLISECONDS);
					if (line != null) {
						this.heard.add(line);
					}
				}
				return line != null;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
		}

	}

}
