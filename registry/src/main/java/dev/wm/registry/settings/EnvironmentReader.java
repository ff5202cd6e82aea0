package dev.wm.registry.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import dev.wm.contract.InvalidValueException;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed values from environment variables and collects all problems.
 */
final class EnvironmentReader {

	private final Map<String, String> environment;

	private final List<String> problems = new ArrayList<>();

	EnvironmentReader(Map<String, String> environment) {
		this.environment = environment;
	}

	/**
	 * Reads one variable; a blank one counts as absent, since service files often leave
	 * them empty.
	 */
	<T> @Nullable T read(String name, Function<String, T> parse) {
		String text = this.environment.getOrDefault(name, "").strip();
		if (text.isEmpty()) {
			return null;
		}
		try {
			return parse.apply(text);
		}
		catch (InvalidValueException ex) {
			this.problems.add(name + ": " + ex.getMessage());
			return null;
		}
	}

	<T> T read(String name, Function<String, T> parse, T fallback) {
		T value = read(name, parse);
		return (value != null) ? value : fallback;
	}

	void throwIfInvalid() {
		if (!this.problems.isEmpty()) {
			throw new StartupException(this.problems);
		}
	}

}
