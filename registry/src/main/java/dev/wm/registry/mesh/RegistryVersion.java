package dev.wm.registry.mesh;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The version of this program, as the build set it.
 */
public final class RegistryVersion {

	private RegistryVersion() {
	}

	/**
	 * The version.
	 * @return such as {@code 0.1.0}
	 */
	public static String text() {
		Properties properties = new Properties();
		try (InputStream in = RegistryVersion.class.getResourceAsStream("version.properties")) {
			properties.load(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties.getProperty("version");
	}

}
