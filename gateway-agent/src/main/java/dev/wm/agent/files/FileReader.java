package dev.wm.agent.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads files that may be missing, up to a largest size.
 */
public final class FileReader {

	/** More than any file of the agent's holds, and less than its memory does. */
	public static final int LARGEST = 8 << 20;

	private FileReader() {
	}

	/**
	 * A file's content.
	 * @param path which file
	 * @param largest the most bytes that it may have
	 * @return empty if there is no such file
	 */
	public static Optional<byte[]> bytes(Path path, int largest) {
		try (InputStream in = Files.newInputStream(path)) {
			byte[] content = in.readNBytes(largest);
			if (in.read() >= 0) {
				throw new IOException("it is larger than " + largest + " bytes.");
			}
			return Optional.of(content);
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path + " cannot be read: " + AtomicFile.reason(ex), ex);
		}
	}

	/**
	 * A small file's content as text.
	 * @param path which file
	 * @return empty if there is no such file
	 */
	public static Optional<String> text(Path path) {
		return bytes(path, LARGEST).map((bytes) -> new String(bytes, StandardCharsets.UTF_8));
	}

	/**
	 * The names of what is in a folder.
	 * @param folder which folder
	 * @return none if there is no such folder
	 */
	public static List<String> names(Path folder) {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map((file) -> String.valueOf(file.getFileName())).toList();
		}
		catch (NoSuchFileException ex) {
			return List.of();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(folder + " cannot be read: " + AtomicFile.reason(ex), ex);
		}
	}

	/**
	 * The target of a symbolic link.
	 * @param path which link
	 * @return empty if there is no such link, or it is not this user's to read
	 */
	public static Optional<String> link(Path path) {
		try {
			return Optional.of(Files.readSymbolicLink(path).toString());
		}
		catch (IOException | UnsupportedOperationException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Overwrites a file of the kernel's, which cannot be replaced.
	 * @param path a file below /proc
	 * @param value what to write
	 */
	public static void setKernelValue(Path path, String value) {
		try {
			Files.writeString(path, value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(path + " cannot be set to " + value + ": " + AtomicFile.reason(ex), ex);
		}
	}

}
