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
 * A file that only its owner may read, written all or nothing.
 */
public final class PrivateFile {

	private PrivateFile() {
	}

	/**
	 * Writes a file, or leaves what is there as it is.
	 * @param target which
	 * @param content writes what it holds from now on
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
	 * Opens a file.
	 * @param file which
	 * @return its content, for the caller to close
	 */
	public static InputStream read(Path file) {
		try {
			return Files.newInputStream(file);
		}
		catch (IOException ex) {
			throw new StartupException("The file " + file + " cannot be read (" + ex + "): look at its path.");
		}
	}

	/**
	 * Writes what a file is to hold.
	 */
	@FunctionalInterface
	public interface Content {

		/**
		 * Writes it.
		 * @param out where to, left open
		 * @throws IOException if it cannot be written
		 */
		void writeTo(OutputStream out) throws IOException;

	}

}
