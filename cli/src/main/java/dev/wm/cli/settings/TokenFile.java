package dev.wm.cli.settings;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads a file with a token and nothing else in it.
 */
public final class TokenFile {

	private TokenFile() {
	}

	/**
	 * Reads the token, which the caller has yet to check.
	 * @param file the file
	 * @return its text without the white space around it
	 */
	public static String read(Path file) {
		try {
			return PrivateFiles.read(file).strip();
		}
		catch (IOException ex) {
			throw new SettingsException("The token file " + file + " cannot be read: name a text file with the token.");
		}
	}

}
