package dev.wm.registry.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * The folder in the data folder for documents that are on their way between a client and
 * the database. Thread-safe.
 */
@Component
public final class SpoolFolder {

	private final Path path;

	/**
	 * Makes the folder, or empties it: a registry that was killed may have left a file.
	 */
	SpoolFolder(DataFolder folder) {
		this.path = folder.resolve("spool");
		try {
			Files.createDirectories(this.path,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
			try (var left = Files.list(this.path)) {
				for (Path file : left.toList()) {
					Files.delete(file);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot empty " + this.path, ex);
		}
	}

	/**
	 * Makes a file that only this process can read, and that has no name as soon as it is
	 * open: it is gone once it is closed, or the registry has ended in whatever way.
	 * @return an empty file
	 */
	public SpoolFile create() {
		try {
			return new SpoolFile(FileChannel.open(this.path.resolve(UUID.randomUUID().toString()),
					Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE,
							StandardOpenOption.DELETE_ON_CLOSE),
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
		}
		catch (IOException ex) {
			throw SpoolFile.refused(ex);
		}
	}

}
