package dev.wm.agent.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A file that is replaced atomically: a reader sees the old content or the new, also
 * after a power cut.
 */
public final class AtomicFile {

	private final Path path;

	public AtomicFile(Path path) {
		this.path = path.toAbsolutePath();
	}

	/**
	 * Writes the content, unless the file has it already with that mode.
	 * @param content the whole content
	 * @param mode the file's permissions
	 * @return true if the file changed
	 */
	public boolean write(byte[] content, FileMode mode) {
		try {
			refuseUnlessRegular();
			if (isThere(content, mode)) {
				return false;
			}
			replace(content, mode);
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.path + " cannot be written: " + reason(ex), ex);
		}
	}

	/**
	 * Removes a file, if it is there.
	 * @param path which file
	 */
	public static void delete(Path path) {
		try {
			Files.deleteIfExists(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path + " cannot be removed: " + reason(ex), ex);
		}
	}

	private void refuseUnlessRegular() throws IOException {
		if (Files.exists(this.path, LinkOption.NOFOLLOW_LINKS)
				&& !Files.isRegularFile(this.path, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException("it is not a regular file; move it away.");
		}
	}

	private boolean isThere(byte[] content, FileMode mode) throws IOException {
		return Files.exists(this.path) && Folders.isOpen(folder(), mode) && Files.size(this.path) == content.length
				&& Arrays.equals(Files.readAllBytes(this.path), content)
				&& Files.getPosixFilePermissions(this.path).equals(mode.permissions());
	}

	private void replace(byte[] content, FileMode mode) throws IOException {
		Path folder = folder();
		Folders.open(folder, mode);
		// The name says whose it is, should a power cut leave it behind.
		Path temporary = Files.createTempFile(folder, ".wm-", ".tmp", attribute(FileMode.SECRET.permissions()));
		try {
			Files.setPosixFilePermissions(temporary, mode.permissions());
			fill(temporary, content);
			Files.move(temporary, this.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			sync(folder);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	private Path folder() {
		return Objects.requireNonNull(this.path.getParent(), "a file is in a folder");
	}

	/**
	 * Whether the file's folder lets everybody through who may read the file.
	 * @param mode the file's permissions
	 * @return false if the folder is closed to them
	 */
	public boolean isReachable(FileMode mode) {
		try {
			return Folders.isOpen(folder(), mode);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(this.path + " cannot be read: " + reason(ex), ex);
		}
	}

	private static FileAttribute<Set<PosixFilePermission>> attribute(Set<PosixFilePermission> permissions) {
		return PosixFilePermissions.asFileAttribute(permissions);
	}

	private static void fill(Path file, byte[] content) throws IOException {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			ByteBuffer buffer = ByteBuffer.wrap(content);
			while (buffer.hasRemaining()) {
				channel.write(buffer);
			}
			channel.force(true);
		}
	}

	private static void sync(Path folder) throws IOException {
		try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
			channel.force(true);
		}
	}

	/**
	 * The file's permissions now.
	 * @return empty if there is no such file
	 */
	public Optional<FileMode> mode() {
		return FileStamp.of(this.path).map(FileStamp::mode);
	}

	static String reason(IOException ex) {
		String message = (ex.getMessage() != null) ? ex.getMessage() : "";
		return (ex.getClass() == IOException.class) ? message : ex.getClass().getSimpleName() + " " + message;
	}

}
