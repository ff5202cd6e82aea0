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
 * Where the running agent leaves its status for whoever asks, written only when it
 * changes.
 */
public final class StatusFile {

	private final Path path;

	private @Nullable Status written;

	public StatusFile(Path path) {
		this.path = path;
	}

	/**
	 * Writes it if it says something new.
	 * @param status what it says, the gateway's peers aside
	 * @param whole adds them
	 */
	public void write(Status status, UnaryOperator<Status> whole) {
		Status before = (this.written != null) ? this.written : read().orElse(null);
		if (this.written == null || !status.isLike(this.written)) {
			Status next = (before != null) ? status.following(before) : status;
			new AtomicFile(this.path).write(StatusJson.text(whole.apply(next)).getBytes(StandardCharsets.UTF_8),
					FileMode.SECRET);
			this.written = next;
		}
	}

	/** Empty if no agent left one since the machine's start. */
	Optional<Status> read() {
		try {
			return FileReader.text(this.path).flatMap(StatusJson::parse);
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

}
