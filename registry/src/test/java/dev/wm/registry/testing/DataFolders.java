package dev.wm.registry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;

import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;

/**
 * Data folders in which PostgreSQL is already unpacked and perhaps initialised, both of
 * which are done once for all tests of a JVM.
 */
public final class DataFolders {

	private static final String PROGRAMS = "postgresql-programs-";

	private static final String CLUSTER = "postgresql";

	private static final String PASSWORD = "postgresql-password";

	// What was made last, and may need what was made before, goes first.
	private static final Deque<Runnable> AT_END = new ConcurrentLinkedDeque<>();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> AT_END.forEach(Runnable::run)));
	}

	private DataFolders() {
	}

	/**
	 * Does something when the JVM ends, before what it was told earlier.
	 */
	static void atEnd(Runnable work) {
		AT_END.addFirst(work);
	}

	/**
	 * Makes an empty folder that is deleted when the JVM ends.
	 */
	public static Path temporary() {
		try {
			Path folder = Files.createTempDirectory("wm-registry-tests");
			atEnd(() -> delete(folder));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Puts PostgreSQL's programs into a folder, which is made if it is not there.
	 * @return the folder
	 */
	public static Path withPrograms(Path folder) {
		try (Stream<Path> files = Files.list(Template.FOLDER)) {
			Files.createDirectories(folder);
			Path programs = files.filter((file) -> file.getFileName().toString().startsWith(PROGRAMS))
				.findFirst()
				.orElseThrow();
			Files.createSymbolicLink(folder.resolve(programs.getFileName()), programs);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Puts PostgreSQL's programs and a cluster with an empty database into a folder,
	 * which is made if it is not there.
	 * @return the folder
	 */
	public static Path withCluster(Path folder) {
		withPrograms(folder);
		try {
			Files.walkFileTree(Template.FOLDER.resolve(CLUSTER), new Copy(folder.resolve(CLUSTER)));
			Files.copy(Template.FOLDER.resolve(PASSWORD), folder.resolve(PASSWORD), StandardCopyOption.COPY_ATTRIBUTES);
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Deletes a folder with all that is in it.
	 */
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

	/**
	 * The folder that the others are copied from. PostgreSQL has run in it and does not
	 * any more.
	 */
	private static final class Template {

		private static final Path FOLDER = make();

		private static Path make() {
			Path folder = temporary();
			try (DataFolder opened = DataFolder.open(folder)) {
				EmbeddedPostgres.start(opened, new SecureRandom()).close();
				return folder;
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * Copies files with their modes, which PostgreSQL looks at.
	 */
	private static final class Copy extends SimpleFileVisitor<Path> {

		private final Path from = Template.FOLDER.resolve(CLUSTER);

		private final Path to;

		private Copy(Path to) {
			this.to = to;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
			Files.copy(folder, target(folder), StandardCopyOption.COPY_ATTRIBUTES);
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
			Files.copy(file, target(file), StandardCopyOption.COPY_ATTRIBUTES);
			return FileVisitResult.CONTINUE;
		}

		private Path target(Path path) {
			return this.to.resolve(this.from.relativize(path).toString());
		}

	}

}
