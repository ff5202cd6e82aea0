package dev.wm.registry.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads files that somebody else has put there: no link is followed, and nothing is
 * larger than expected.
 */
public final class ForeignFiles {

	private ForeignFiles() {
	}

	/**
	 * Lists the folders in a folder, without hidden ones and links.
	 * @param parent the folder
	 * @param most how many are listed at most
	 * @return the folders, sorted by name; empty if there is no such folder
	 */
	public static List<Path> folders(Path parent, int most) {
		if (!Files.isDirectory(parent)) {
			return List.of();
		}
		try (Stream<Path> entries = Files.list(parent)) {
			return entries.filter((entry) -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
				.filter((entry) -> !entry.getFileName().toString().startsWith("."))
				.sorted()
				.limit(most)
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			return List.of();
		}
	}

	/**
	 * The stamps of the files in a folder, to see whether anything changed.
	 * @param folder the folder
	 * @param most how many entries are looked at
	 * @return the stamps by name, without what is no regular file
	 */
	public static Map<String, FileStamp> stamps(Path folder, int most) {
		Map<String, FileStamp> stamps = new HashMap<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (Path entry : entries.limit(most).toList()) {
				stamp(entry).ifPresent((stamp) -> stamps.put(entry.getFileName().toString(), stamp));
			}
		}
		catch (IOException | UncheckedIOException ex) {
			// It is gone, or not for us: its files cannot be read either.
		}
		return stamps;
	}

	private static Optional<FileStamp> stamp(Path file) {
		try {
			return Optional.of(FileStamp.of(file));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Whether there is something of that name.
	 * @param path the path
	 * @return true for a link, too
	 */
	public static boolean exists(Path path) {
		return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Reads a small file.
	 * @param file the file
	 * @param most how many bytes it has at most
	 * @return its content
	 * @throws IOException if it cannot be read or is larger
	 */
	public static byte[] read(Path file, int most) throws IOException {
		FileStamp.of(file);
		try (InputStream in = open(file)) {
			byte[] content = in.readNBytes(most + 1);
			if (content.length > most) {
				throw new IOException(file.getFileName() + " is larger than " + most + " bytes");
			}
			return content;
		}
	}

	/**
	 * Opens a file.
	 * @param file the file
	 * @return its content, to be closed by the caller
	 * @throws IOException if it cannot be opened or is a link
	 */
	public static InputStream open(Path file) throws IOException {
		return Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Opens a file to read it from anywhere.
	 * @param file the file
	 * @return its content, to be closed by the caller
	 * @throws IOException if it cannot be opened or is a link
	 */
	public static SeekableByteChannel channel(Path file) throws IOException {
		return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
	}

}
