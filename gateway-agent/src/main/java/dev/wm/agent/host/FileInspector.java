package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.files.FileStamp;
import dev.wm.agent.observed.FileState;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.text.FileText;

/**
 * Observes the managed files, and reads one only when its stamp has changed.
 */
final class FileInspector {

	private final Paths paths;

	private final Map<ManagedFile, KnownFile> seen = new ConcurrentHashMap<>();

	FileInspector(Paths paths) {
		this.paths = paths;
	}

	Map<ManagedFile, FileState> observe() {
		Map<ManagedFile, FileState> states = new EnumMap<>(ManagedFile.class);
		for (ManagedFile file : ManagedFile.values()) {
			Path path = this.paths.of(file);
			FileStamp.of(path)
				.flatMap((stamp) -> content(file, path, stamp)
					.map((content) -> new FileState(content, isReadable(path, stamp, mode(file)))))
				.ifPresent((state) -> states.put(file, state));
		}
		return states;
	}

	// By those whom it is meant for, and by nobody else.
	private static boolean isReadable(Path path, FileStamp stamp, FileMode mode) {
		return stamp.mode().equals(mode) && new AtomicFile(path).isReachable(mode);
	}

	private Optional<FileText> content(ManagedFile file, Path path, FileStamp stamp) {
		KnownFile before = this.seen.get(file);
		if (before != null && before.stamp().equals(stamp)) {
			return Optional.of(before.content());
		}
		Optional<FileText> content = FileReader.text(path).map(FileText::of);
		content.ifPresent((text) -> this.seen.put(file, new KnownFile(stamp, text)));
		return content;
	}

	/**
	 * Takes note of what was just written, so that it need not be read.
	 * @param file which file
	 * @param content its content
	 */
	void wrote(ManagedFile file, FileText content) {
		FileStamp.of(this.paths.of(file)).ifPresent((stamp) -> this.seen.put(file, new KnownFile(stamp, content)));
	}

	static FileMode mode(ManagedFile file) {
		return file.isSecret() ? FileMode.SECRET : FileMode.PUBLIC;
	}

	/**
	 * A file as it was last read.
	 *
	 * @param stamp its stamp then
	 * @param content its content then
	 */
	private record KnownFile(FileStamp stamp, FileText content) {

	}

}
