package dev.wm.agent.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/**
 * A file lock that one process of this machine holds at a time, so that
 * {@code wm-gateway sync} and a running agent do not sync at once. The kernel releases it
 * when the process dies.
 */
public final class InstanceLock implements AutoCloseable {

	private final FileChannel channel;

	private final FileLock lock;

	private final Optional<Object> file;

	private InstanceLock(FileChannel channel, FileLock lock, Path path) {
		this.channel = channel;
		this.lock = lock;
		this.file = file(path);
	}

	// The file itself, whatever its name.
	private static Optional<Object> file(Path path) {
		try {
			return Optional.ofNullable(Files.readAttributes(path, BasicFileAttributes.class).fileKey());
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/** Whether others who look for this lock at a path find it. */
	boolean isAt(Path path) {
		return this.file.isPresent() && this.file.equals(file(path));
	}

	/**
	 * Waits until the lock is free and takes it.
	 * @param path the lock's file, which is made if needed
	 * @return the lock, to be closed
	 */
	public static InstanceLock take(Path path) {
		try {
			Folders.make(Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder"));
			FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			return new InstanceLock(channel, channel.lock(), path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path + " cannot be locked: " + AtomicFile.reason(ex), ex);
		}
	}

	/**
	 * Takes the lock if nobody has it.
	 * @param path the lock's file, which is made if needed
	 * @return the lock, empty if somebody has it
	 */
	public static Optional<InstanceLock> tryTake(Path path) {
		try {
			Folders.make(Objects.requireNonNull(path.toAbsolutePath().getParent(), "a file is in a folder"));
			FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			FileLock lock = channel.tryLock();
			if (lock == null) {
				channel.close();
				return Optional.empty();
			}
			return Optional.of(new InstanceLock(channel, lock, path));
		}
		catch (OverlappingFileLockException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path + " cannot be locked: " + AtomicFile.reason(ex), ex);
		}
	}

	@Override
	public void close() {
		try (this.channel) {
			this.lock.release();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the lock cannot be freed: " + AtomicFile.reason(ex), ex);
		}
	}

}
