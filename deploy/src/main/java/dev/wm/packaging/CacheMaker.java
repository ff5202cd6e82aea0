package dev.wm.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Makes a program's AOT cache (JEP 514) on the machine that the program is installed on,
 * from the {@link TrainingRun} in {@code share/training} of its folder:
 * {@code bin/make-cache} of an archive runs it. A cache fits one build of the JVM and one
 * kind of processor, so none is in an archive.
 */
final class CacheMaker {

	private CacheMaker() {
	}

	/**
	 * Makes the cache.
	 * @param arguments the program's folder; the cache's file; a folder to work in
	 * @throws IOException if the training run fails or a file cannot be written
	 * @throws InterruptedException if it is stopped
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path folder = Path.of(arguments[0]);
		Path training = folder.resolve("share/training");
		new TrainingRun(folder, Path.of(arguments[2]), training, training.resolve("documents")).record(jars(folder),
				Path.of(arguments[1]));
	}

	// In the order in which the launcher has them.
	private static List<Path> jars(Path folder) throws IOException {
		Path lib = folder.resolve("lib");
		String names = Files.readString(lib.resolve("class-path"), StandardCharsets.UTF_8).strip();
		return List.of(names.split(" ", -1)).stream().map(lib::resolve).toList();
	}

}
