package dev.wm.agent.status;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * The file with the running agent's status, written only when it changes.
 */
public final class StatusFile {

	private final Path path;

	private @Nullable Status written;

	public StatusFile(Path path) {
		this.path = path;
	}

	/**
	 * Writes a status if it says something new.
	 * @param status the status without its peers
	 * @param withPeers adds them
	 */
	public void write(Status status, UnaryOperator<Status> withPeers) {
		Status before = (this.written != null) ? this.written : read().orElse(null);
		if (this.written == null || !status.saysTheSameAs(this.written)) {
			Status next = (before != null) ? status.keepingTimes(before) : status;
			new AtomicFile(this.path).write(StatusJson.text(withPeers.apply(next)).getBytes(StandardCharsets.UTF_8),
					FileMode.SECRET);
			this.written = next;
		}
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
