package dev.wm.registry.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backups in the data folder: one for each day, and one before each upgrade.
 */
public final class BackupFolder {

	private static final String PREFIX = "wm-";

	private static final String SUFFIX = ".json";

	private static final String UPGRADE_PREFIX = "wm-schema-";

	private static final int MOST_BEFORE_UPGRADES = 5;

	private final Path path;

	public BackupFolder(DataFolder folder) {
		this(folder.path());
	}

	/**
	 * The backups in a data folder that need not be open.
	 * @param folder the data folder
	 */
	public BackupFolder(Path folder) {
		this.path = folder.resolve("backups");
	}

	/**
	 * Lists the days with a backup.
	 * @return the days, newest first
	 */
	public List<LocalDate> days() {
		if (!Files.isDirectory(this.path)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.path)) {
			return files.flatMap((file) -> day(file).stream()).sorted((one, other) -> other.compareTo(one)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot list " + this.path, ex);
		}
	}

	/**
	 * When the newest backup was written.
	 * @return the moment, the epoch if there is none
	 */
	public Instant newest() {
		try {
			List<LocalDate> days = days();
			return days.isEmpty() ? Instant.EPOCH : Files.getLastModifiedTime(file(days.getFirst())).toInstant();
		}
		catch (NoSuchFileException ex) {
			return Instant.EPOCH;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot read " + this.path, ex);
		}
	}

	/**
	 * Writes the backup of a day.
	 * @param day the day
	 * @param content writes it
	 * @return the file
	 */
	public Path write(LocalDate day, PrivateFile.Content content) {
		makeFolder();
		PrivateFile.write(file(day), content);
		return file(day);
	}

	private void makeFolder() {
		try {
			Files.createDirectories(this.path,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot make " + this.path, ex);
		}
	}

	/**
	 * Writes a backup before an upgrade, and removes the oldest of such.
	 * @param schema the version of the database's schema
	 * @param day the day
	 * @param content writes it
	 * @return the file
	 */
	public Path writeBeforeUpgrade(String schema, LocalDate day, PrivateFile.Content content) {
		makeFolder();
		Path file = this.path.resolve(UPGRADE_PREFIX + schema + "-" + day + SUFFIX);
		PrivateFile.write(file, content);
		try (Stream<Path> files = Files.list(this.path)) {
			List<Path> old = files.filter((one) -> one.getFileName().toString().startsWith(UPGRADE_PREFIX))
				.filter((one) -> !one.equals(file))
				.sorted(Comparator.comparing(BackupFolder::modified).reversed())
				.skip(MOST_BEFORE_UPGRADES - 1)
				.toList();
			for (Path one : old) {
				Files.deleteIfExists(one);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot remove old backups in " + this.path, ex);
		}
		return file;
	}

	private static FileTime modified(Path file) {
		try {
			return Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot look at " + file, ex);
		}
	}

	/**
	 * The folder's path, for messages.
	 * @return the path
	 */
	public Path path() {
		return this.path;
	}

	/**
	 * Removes the backup of a day.
	 * @param day the day
	 */
	public void remove(LocalDate day) {
		try {
			Files.deleteIfExists(file(day));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot remove " + file(day), ex);
		}
	}

	private Path file(LocalDate day) {
		return this.path.resolve(PREFIX + day + SUFFIX);
	}

	// Other files are left alone.
	private static Optional<LocalDate> day(Path file) {
		String name = file.getFileName().toString();
		if (!name.startsWith(PREFIX) || !name.endsWith(SUFFIX)) {
			return Optional.empty();
		}
		try {
			return Optional.of(LocalDate.parse(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

}
