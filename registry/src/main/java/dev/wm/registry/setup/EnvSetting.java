package dev.wm.registry.setup;

import java.util.Objects;
import java.util.Optional;

import dev.wm.contract.text.EnvFile;
import org.jspecify.annotations.Nullable;

/**
 * The setting WM_PUBLIC_URL in the registry's file of settings.
 */
final class EnvSetting {

	private static final String KEY = "WM_PUBLIC_URL";

	private EnvSetting() {
	}

	static Optional<String> read(String text) {
		return value(text, KEY);
	}

	static Optional<String> value(String text, String key) {
		return new EnvFile(text).assignments()
			.stream()
			.filter((assignment) -> key.equals(assignment.key()))
			.map((assignment) -> Objects.requireNonNullElse(assignment.value(), ""))
			.reduce((one, last) -> last)
			.filter((value) -> !value.isEmpty());
	}

	/**
	 * The same file with the setting.
	 * @param text the file
	 * @param url the value, null for none
	 * @return the new file
	 */
	static String with(String text, @Nullable String url) {
		if (read(text).equals(Optional.ofNullable(url))) {
			return text;
		}
		return new EnvFile(text).without(KEY).text() + ((url != null) ? KEY + "=" + url + "\n" : "");
	}

}
