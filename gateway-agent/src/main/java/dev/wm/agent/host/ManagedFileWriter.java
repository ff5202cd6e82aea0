package dev.wm.agent.host;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.text.FileText;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes the managed files, and remembers the records that a full or read-only disk did
 * not take: what was done must not be done again at each sync because of that.
 */
final class ManagedFileWriter {

	private final Paths paths;

	private final Map<ManagedFile, UnwrittenRecord> missed = new ConcurrentHashMap<>();

	private final FileInspector inspector;

	ManagedFileWriter(Paths paths, FileInspector inspector) {
		this.paths = paths;
		this.inspector = inspector;
	}

	void write(ManagedFile file, FileText text) {
		String content = text.content();
		try {
			new AtomicFile(this.paths.of(file)).write(content.getBytes(UTF_8), FileInspector.mode(file));
			this.missed.remove(file);
			this.inspector.wrote(file, text);
		}
		catch (UncheckedIOException ex) {
			if (file.isRecord()) {
				this.missed.put(file, new UnwrittenRecord(onDisk(file), content));
			}
			throw ex;
		}
	}

	/**
	 * The record that should have been written last, empty if the one on disk is valid.
	 */
	Optional<String> unwritten(ManagedFile file) {
		// If another process has written it since, that record is valid.
		return Optional.ofNullable(this.missed.get(file))
			.filter((last) -> last.before().equals(onDisk(file)))
			.map(UnwrittenRecord::content);
	}

	private Optional<String> onDisk(ManagedFile file) {
		return FileReader.text(this.paths.of(file));
	}

	/**
	 * A record that could not be written.
	 *
	 * @param before what was on disk then, and still is
	 * @param content what should be on disk
	 */
	private record UnwrittenRecord(Optional<String> before, String content) {

		// It may hold a private key.
		@Override
		public String toString() {
			return "UnwrittenRecord[…]";
		}

	}

}
