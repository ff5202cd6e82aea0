package dev.wm.agent.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A file's stat(2) attributes; as long as they are equal, its content is taken to be the
 * same.
 *
 * @param size in bytes
 * @param modified when the content last changed
 * @param changed when anything about it last changed, which nobody can set back
 * @param inode which file it is
 * @param mode its permissions
 */
public record FileStamp(long size, FileTime modified, FileTime changed, long inode, FileMode mode) {

	// By name and not by class, since no class has them all: one call of stat(2).
	private static final String ATTRIBUTES = "unix:size,lastModifiedTime,ctime,ino,mode";

	/**
	 * Reads a file's attributes.
	 * @param path which file
	 * @return empty if there is no such file
	 */
	public static Optional<FileStamp> of(Path path) {
		try {
			Map<String, Object> unix = Files.readAttributes(path, ATTRIBUTES);
			return Optional.of(new FileStamp(of(unix, "size", Long.class), of(unix, "lastModifiedTime", FileTime.class),
					of(unix, "ctime", FileTime.class), of(unix, "ino", Long.class),
					new FileMode(of(unix, "mode", Integer.class))));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path + " cannot be read: " + AtomicFile.reason(ex), ex);
		}
	}

	private static <T> T of(Map<String, Object> attributes, String name, Class<T> type) {
		return type.cast(Objects.requireNonNull(attributes.get(name), name));
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FileStamp stamp && stamp.size == this.size && stamp.modified.equals(this.modified)
				&& stamp.changed.equals(this.changed) && stamp.inode == this.inode && stamp.mode.equals(this.mode);
	}

	@Override
	public int hashCode() {
		return 31 * Long.hashCode(this.size) + this.changed.hashCode();
	}

}
