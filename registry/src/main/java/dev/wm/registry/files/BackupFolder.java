package dev.wm.registry.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backups in the data folder, one for each day.
 */
public final class BackupFolder {

	private static final String PREFIX = "wm-";

	private static final String SUFFIX = ".json";

	private final Path path;

	public BackupFolder(DataFolder folder) {
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
		try {
			Files.createDirectories(this.path,
					PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot make " + this.path, ex);
		}
		PrivateFile.write(file(day), content);
		return file(day);
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
