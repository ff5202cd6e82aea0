package dev.wm.contract.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The product's version. The build writes it into this module, so that all programs of
 * one build have the same.
 */
public final class Version {

	private Version() {
	}

	/**
	 * The version of this build.
	 * @return such as {@code 0.1.0}
	 */
	public static String text() {
		Properties properties = new Properties();
		try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
			properties.load(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.getProperty("version");
	}

}
