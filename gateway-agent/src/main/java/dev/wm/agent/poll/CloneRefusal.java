package dev.wm.agent.poll;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;

/**
 * Whether the registry has called this machine a clone. It is on disk, so that a clone
 * keeps still after a restart, too.
 */
final class CloneRefusal {

	private final Path file;

	private Optional<String> detail;

	CloneRefusal(Path file) {
		this.file = file;
		this.detail = FileReader.text(file).map(String::strip).filter((text) -> !text.isEmpty());
	}

	/** What the registry said, empty if this machine is none. */
	synchronized Optional<String> detail() {
		return this.detail;
	}

	synchronized void refused(String reason) {
		if (!this.detail.equals(Optional.of(reason))) {
			this.detail = Optional.of(reason);
			store(reason);
		}
	}

	// Without the file it keeps still until it is restarted.
	private void store(String reason) {
		try {
			new AtomicFile(this.file).write((reason + "\n").getBytes(StandardCharsets.UTF_8), FileMode.PUBLIC);
		}
		catch (UncheckedIOException ex) {
			// A full disk is reported by what needs it.
		}
	}

	synchronized void taken() {
		if (this.detail.isPresent()) {
			this.detail = Optional.empty();
			AtomicFile.delete(this.file);
		}
	}

}
