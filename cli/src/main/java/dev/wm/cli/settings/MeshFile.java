package dev.wm.cli.settings;

import java.util.Map;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.RegistryUrl;

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
		Map<String, String> values = EnvFile.parse(text);
		String name = values.getOrDefault(NAME, "");
		try {
			return new MeshSettings(slug, name.isEmpty() ? null : MeshName.parse(name),
					RegistryUrl.parse(required(values, URL)), BearerToken.parse(required(values, TOKEN)));
		}
		catch (InvalidValueException ex) {
			throw new SettingsException(String.valueOf(ex.getMessage()));
		}
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
