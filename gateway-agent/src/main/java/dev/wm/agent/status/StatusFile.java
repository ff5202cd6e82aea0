package dev.wm.agent.status;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The file with the running agent's status, written when it changes and, as a sign that
 * the agent still writes it, every half minute.
 */
public final class StatusFile {

	/** From then on the agent no longer writes it: several writes were missed. */
	static final Duration OLD = Duration.ofMinutes(2);

	private static final long INTERVAL_SECONDS = 30;

	private final Path path;

	private @Nullable Status written;

	public StatusFile(Path path) {
		this.path = path;
	}

	/**
	 * Writes a status if it says something new, or half a minute after the last time.
	 * @param status the status without its peers
	 * @param withPeers adds them
	 * @throws UncheckedIOException if the file cannot be written
	 */
	public void write(Status status, UnaryOperator<Status> withPeers) {
		Status before = (this.written != null) ? this.written : read().orElse(null);
		if (this.written == null || !status.saysTheSameAs(this.written) || isDue(status, this.written)) {
			Status next = (before != null) ? status.keepingTimes(before) : status;
			new AtomicFile(this.path).write(StatusJson.text(withPeers.apply(next)).getBytes(StandardCharsets.UTF_8),
					FileMode.SECRET);
			this.written = next;
		}
	}

	// Also after the clock was set back.
	private static boolean isDue(Status status, Status last) {
		return Math.abs(status.at() - last.at()) >= INTERVAL_SECONDS;
	}

	/** Reads the status; empty if no agent has written one since the machine's start. */
	Optional<Status> read() {
		try {
			return FileReader.text(this.path).flatMap(StatusJson::parse);
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

}
