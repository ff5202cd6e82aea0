package dev.wm.registry.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import dev.wm.registry.settings.StartupException;
import org.jspecify.annotations.Nullable;

/**
 * The folder of everything that must survive a restart. Only its owner can read it, and
 * one registry at a time has it open.
 */
public final class DataFolder implements AutoCloseable {

	private static final FileAttribute<Set<PosixFilePermission>> OWNER_FOLDER = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

	private static final FileAttribute<Set<PosixFilePermission>> OWNER_FILE = PosixFilePermissions
		.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

	private final Path path;

	private final FileChannel lockFile;

	private DataFolder(Path path, FileChannel lockFile) {
		this.path = path;
		this.lockFile = lockFile;
	}

	/**
	 * Creates the folder if necessary, and locks it.
	 * @param path the path
	 * @return the folder, locked until closed
	 * @throws StartupException if it cannot be used or another registry has it open
	 */
	public static DataFolder open(Path path) {
		try {
			Files.createDirectories(path, OWNER_FOLDER);
			FileChannel channel = FileChannel.open(path.resolve("lock"),
					Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_FILE);
			if (lock(channel) == null) {
				channel.close();
				throw new StartupException(
						"Another registry is using " + path + ": stop it, or choose another folder with WM_DATA_DIR.");
			}
			return new DataFolder(path, channel);
		}
		catch (IOException ex) {
			throw new StartupException("The data folder " + path + " cannot be used (" + ex
					+ "): make it writable for this user, or choose another with WM_DATA_DIR.");
		}
	}

	private static @Nullable FileLock lock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null;
		}
	}

	public Path path() {
		return this.path;
	}

	public Path resolve(String name) {
		return this.path.resolve(name);
	}

	/**
	 * Writes a file atomically, readable by its owner only.
	 * @param name its name in this folder
	 * @param content the new content
	 * @return the path of the file
	 */
	public Path writeSecret(String name, String content) {
		Path target = resolve(name);
		try {
			Path draft = Files.createTempFile(this.path, name, ".new", OWNER_FILE);
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
				channel.write(StandardCharsets.UTF_8.encode(content));
				channel.force(true);
			}
			return Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write " + target, ex);
		}
	}

	/**
	 * Reads a file.
	 * @param name its name
	 * @return its content, null if it does not exist
	 */
	public @Nullable String read(String name) {
		Path file = resolve(name);
		try {
			return Files.exists(file) ? Files.readString(file) : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + file, ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.lockFile.close();
	}

}
