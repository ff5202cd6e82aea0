package dev.wm.agent.loop;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the running agent leaves its status for whoever asks, written only when it
 * changes.
 */
final class StatusFile {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final Path path;

	private @Nullable Status written;

	StatusFile(Path path) {
		this.path = path;
	}

	void write(Status status) {
		Status before = (this.written != null) ? this.written : read().orElse(null);
		if (this.written == null || !status.isLike(this.written)) {
			Status next = (before != null) ? status.following(before) : status;
			new AtomicFile(this.path).write(JSON.writeValueAsString(next).getBytes(StandardCharsets.UTF_8),
					FileMode.SECRET);
			this.written = next;
		}
	}

	/** Empty if no agent left one since the machine's start. */
	Optional<Status> read() {
		try {
			return FileReader.text(this.path)
				.map((text) -> Objects.requireNonNull(JSON.readValue(text, Status.class), "a status"));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
	}

}
