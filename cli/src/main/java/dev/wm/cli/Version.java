package dev.wm.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import picocli.CommandLine.IVersionProvider;

/**
 * The version that this was built as.
 */
final class Version implements IVersionProvider {

	@Override
	public String[] getVersion() throws IOException {
		Properties properties = new Properties();
		try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
			properties.load(in);
		}
		return new String[] { "wm " + properties.getProperty("version") };
	}

}
