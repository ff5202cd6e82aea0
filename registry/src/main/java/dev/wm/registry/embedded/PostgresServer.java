package dev.wm.registry.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The server process.
 */
final class PostgresServer {

	private static final Duration LONGEST_START = Duration.ofMinutes(2);

	private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

	private static final Duration BEFORE_NEXT_START = Duration.ofMillis(500);

	private final Path data;

	private final PostgresTools tools;

	private final Path log;

	private volatile @Nullable Process process;

	PostgresServer(Path data, PostgresTools tools, Path log) {
		this.data = data;
		this.tools = tools;
		this.log = log;
	}

	Path log() {
		return this.log;
	}

	/**
	 * Starts the server and waits until it accepts connections.
	 * @return false if it ended instead
	 */
	boolean start(int port) {
		Process started = this.tools.start(this.log, "postgres",
				List.of("-D", this.data.toString(), "-c", "listen_addresses=127.0.0.1", "-c", "port=" + port, "-c",
						"unix_socket_directories=", "-c", "max_connections=40", "-c", "shared_buffers=32MB", "-c",
						"log_min_messages=log", "-c", "log_checkpoints=off"));
		this.process = started;
		long deadline = System.nanoTime() + LONGEST_START.toNanos();
		while (started.isAlive() && System.nanoTime() - deadline < 0) {
			if (isReady(started)) {
				return true;
			}
			sleep(BETWEEN_LOOKS);
		}
		started.destroyForcibly();
		return false;
	}

	private boolean isReady(Process started) {
		return PostmasterFile.read(this.data).filter((file) -> file.ready() && file.pid() == started.pid()).isPresent();
	}

	/**
	 * Registers an action for the end of the process.
	 */
	void onExit(Runnable action) {
		var _ = Objects.requireNonNull(this.process, "started").onExit().thenRunAsync(action);
	}

	void stop() {
		Process running = this.process;
		if (running != null && running.isAlive()) {
			this.tools.stop(this.data);
		}
	}

	static void pause() {
		sleep(BEFORE_NEXT_START);
	}

	private static void sleep(Duration duration) {
		try {
			Thread.sleep(duration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while PostgreSQL started", ex);
		}
	}

}
