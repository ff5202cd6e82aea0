package dev.wm.cli.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.BearerToken;
import dev.wm.contract.net.RegistryUrl;

/**
 * The environment variables and home folder of the process.
 *
 * @param variables the environment variables
 * @param home the user's home folder
 */
public record Environment(Map<String, String> variables, Path home) {

	/** The slug of a mesh that comes from the environment alone. */
	public static final String SLUG = "environment";

	public Environment {
		variables = Map.copyOf(variables);
	}

	/**
	 * The folder of the mesh files (XDG base directory specification, which says that a
	 * relative path counts as none).
	 * @return the path, whether it exists or not
	 */
	public Path folder() {
		Path configured = Path.of(value("XDG_CONFIG_HOME"));
		return (configured.isAbsolute() ? configured : this.home.resolve(".config")).resolve("wm");
	}

	/**
	 * The registry that the environment names.
	 * @return empty if it names none
	 * @throws SettingsException if half of it is missing or not usable
	 */
	public Optional<MeshSettings> mesh() {
		String url = value(MeshFile.URL);
		String token = value(MeshFile.TOKEN);
		if (url.isEmpty() && token.isEmpty()) {
			return Optional.empty();
		}
		if (url.isEmpty() || token.isEmpty()) {
			throw new SettingsException("Of " + MeshFile.URL + " and " + MeshFile.TOKEN
					+ " only one is set in the environment: set both, or neither to use the saved meshes.");
		}
		return Optional.of(new MeshSettings(SLUG, null, parseUrl(url), parseToken(token)));
	}

	private static RegistryUrl parseUrl(String text) {
		try {
			return RegistryUrl.parse(text);
		}
		catch (InvalidValueException ex) {
			throw new SettingsException(MeshFile.URL + " in the environment: " + ex.getMessage());
		}
	}

	private static BearerToken parseToken(String text) {
		try {
			return BearerToken.parse(text);
		}
		catch (InvalidValueException ex) {
			throw new SettingsException(MeshFile.TOKEN + " in the environment: " + ex.getMessage());
		}
	}

	private String value(String key) {
		return this.variables.getOrDefault(key, "");
	}

	/** Without the variables, which hold a token. */
	@Override
	public String toString() {
		return "Environment[home=" + this.home + "]";
	}

}
