package dev.wm.registry.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

import dev.wm.registry.settings.StartupException;

/**
 * Files that only their owner can read, written atomically.
 */
public final class PrivateFile {

	private PrivateFile() {
	}

	/**
	 * Writes a file; on an error the old one stays.
	 * @param target the file
	 * @param content writes the new content
	 */
	public static void write(Path target, Content content) {
		try {
			Path draft = Files.createTempFile(target.toAbsolutePath().resolveSibling("."), ".wm", ".new",
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE);
					OutputStream out = Channels.newOutputStream(channel)) {
				content.writeTo(out);
				channel.force(true);
			}
			catch (IOException | RuntimeException ex) {
				Files.delete(draft);
				throw ex;
			}
			Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write " + target, ex);
		}
	}

	/**
	 * Opens a file for reading.
	 * @param file the file
	 * @return its content, to be closed by the caller
	 */
	public static InputStream read(Path file) {
		try {
			return Files.newInputStream(file);
		}
		catch (IOException ex) {
			throw new StartupException("The file " + file + " cannot be read (" + ex + "): correct its path.");
		}
	}

	/**
	 * The content of a file.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes the content.
		 * @param out the destination, left open
		 * @throws IOException if it cannot be written
		 */
		void writeTo(OutputStream out) throws IOException;

	}

}
