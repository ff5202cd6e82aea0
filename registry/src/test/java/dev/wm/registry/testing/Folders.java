package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Removes what tests leave on disk.
 */
public final class Folders {

	private Folders() {
	}

	public static void delete(Path folder) {
		try (Stream<Path> found = Files.walk(folder)) {
			List<Path> innermostFirst = found.sorted(Comparator.reverseOrder()).toList();
			for (Path path : innermostFirst) {
				Files.deleteIfExists(path);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
