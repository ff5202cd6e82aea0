package dev.wm.cli.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads and writes exports and backups of a registry, and text files.
 */
public final class ExportFile {

	private ExportFile() {
	}

	/**
	 * Reads one.
	 * @param file the file
	 * @return its bytes
	 */
	public static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (NoSuchFileException ex) {
			throw new SettingsException("There is no file " + file + ": name one that wm export or wm backup wrote.");
		}
		catch (IOException ex) {
			throw new SettingsException("The file " + file + " cannot be read: name one that you may read.");
		}
	}

	/**
	 * Writes one, so that only its owner may read it.
	 * @param file the file, replaced as a whole if it is there
	 * @param bytes what to write
	 */
	public static void write(Path file, byte[] bytes) {
		try {
			PrivateFiles.write(file, bytes);
		}
		catch (IOException ex) {
			throw unwritable(file);
		}
	}

	/**
	 * Refuses a file that {@link #write} could not write, before what belongs in it is
	 * made.
	 * @param file the file
	 * @throws SettingsException if there is no such folder, it cannot be written to, or
	 * the file is something else
	 */
	public static void requireWritable(Path file) {
		Path folder = file.toAbsolutePath().getParent();
		boolean isOther = Files.exists(file, LinkOption.NOFOLLOW_LINKS)
				&& !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
		if (folder == null || !Files.isWritable(folder) || isOther) {
			throw unwritable(file);
		}
	}

	private static SettingsException unwritable(Path file) {
		return new SettingsException(
				"The file " + file + " cannot be written: name one in a folder that you may write to.");
	}

	/**
	 * Writes a text that everybody may read, in a folder that is made for it.
	 * @param file the file, replaced if it is there
	 * @param text what to write
	 */
	public static void publish(Path file, String text) {
		try {
			Path folder = file.toAbsolutePath().getParent();
			if (folder != null) {
				Files.createDirectories(folder);
			}
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new SettingsException(
					"The file " + file + " cannot be written: name a folder that you may write to.");
		}
	}

}
