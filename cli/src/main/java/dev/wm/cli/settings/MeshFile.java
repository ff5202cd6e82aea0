package dev.wm.cli.settings;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.RegistryUrl;
import dev.wm.contract.text.EnvFile;
import dev.wm.contract.text.EnvFile.Assignment;

/**
 * Parses and renders the file of one mesh, {@code SLUG.env}.
 */
final class MeshFile {

	static final String URL = "REGISTRY_URL";

	static final String TOKEN = "REGISTRY_TOKEN";

	private static final String NAME = "MESH_NAME";

	private MeshFile() {
	}

	static MeshSettings parse(String slug, String text) {
		Map<String, String> values = values(text);
		String name = values.getOrDefault(NAME, "");
		try {
			return new MeshSettings(slug, name.isEmpty() ? null : MeshName.parse(name),
					RegistryUrl.parse(required(values, URL)), BearerToken.parse(required(values, TOKEN)));
		}
		catch (InvalidValueException ex) {
			throw new SettingsException(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * The variables as a shell would set them; the last assignment of a key wins.
	 * @param text the file's text
	 * @return the values by key
	 * @throws SettingsException if a shell would not read a line as an assignment; the
	 * message does not quote the line, which may hold the token
	 */
	static Map<String, String> values(String text) {
		Map<String, String> values = new LinkedHashMap<>();
		for (Assignment line : new EnvFile(text).assignments()) {
			if (line.key() == null || line.value() == null || !line.strict()) {
				throw new SettingsException(line + " is not of the form KEY=VALUE");
			}
			values.put(line.key(), line.value());
		}
		return values;
	}

	private static String required(Map<String, String> values, String key) {
		String value = values.getOrDefault(key, "");
		if (value.isEmpty()) {
			throw new SettingsException(key + " is missing");
		}
		return value;
	}

	static String render(MeshSettings mesh) {
		StringBuilder text = new StringBuilder("# Written by wm mesh add.\n");
		text.append(URL).append('=').append(mesh.url()).append('\n');
		text.append(TOKEN).append('=').append(mesh.token().secret()).append('\n');
		if (mesh.name() != null) {
			text.append(NAME).append("=\"").append(mesh.name()).append("\"\n");
		}
		return text.toString();
	}

}
