package dev.wm.agent.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.contract.text.EnvFile;

/**
 * The file gateway.env, from which the agent removes the token once it is used.
 */
public final class SettingsFile {

	private final Path path;

	private final Map<String, String> environment;

	public SettingsFile(Path path, Map<String, String> environment) {
		this.path = path;
		this.environment = Map.copyOf(environment);
	}

	/**
	 * Reads the settings as they are now.
	 * @return the settings
	 */
	public GatewaySettings read() {
		return SettingsReader.read(file(), this.environment);
	}

	/**
	 * The lines that set nothing as they are now, such as misspelt ones.
	 * @return such lines in the order of the file
	 */
	public List<IgnoredLine> ignored() {
		return SettingsReader.ignored(file());
	}

	private EnvFile file() {
		return new EnvFile(FileReader.text(this.path).orElse(""));
	}

	/** Removes the token from the file; everything else in it stays. */
	public void removeToken() {
		FileReader.text(this.path).ifPresent((text) -> {
			AtomicFile file = new AtomicFile(this.path);
			String rest = new EnvFile(text).without(Key.WM_REGISTRY_TOKEN.name()).text();
			if (!rest.equals(text)) {
				file.write(rest.getBytes(StandardCharsets.UTF_8), file.mode().orElse(FileMode.SECRET));
			}
		});
	}

}
