package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares with a file under {@code src/test/golden}; {@code -Dgolden.refresh=true}
 * writes it anew.
 */
public final class GoldenFile {

	private static final Path FOLDER = Path.of("src/test/golden");

	private GoldenFile() {
	}

	public static void check(String name, String actual) {
		Path file = FOLDER.resolve(name + ".json");
		try {
			if (Boolean.getBoolean("golden.refresh")) {
				Files.createDirectories(FOLDER);
				Files.writeString(file, actual + "\n");
			}
			assertThat(actual + "\n").as(file.toString()).isEqualTo(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
