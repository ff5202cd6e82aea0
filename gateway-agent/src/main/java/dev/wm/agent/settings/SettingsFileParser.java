package dev.wm.agent.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.text.EnvFile;
import dev.wm.contract.text.EnvFile.Assignment;

/**
 * Parses {@code gateway.env}: which setting each line gives. No problem quotes a value,
 * since it may be the token.
 */
final class SettingsFileParser {

	private final Map<Key, String> values = new EnumMap<>(Key.class);

	private final Problems problems;

	private SettingsFileParser(Problems problems) {
		this.problems = problems;
	}

	/**
	 * Parses the file. An empty value counts as not given.
	 * @param file the file
	 * @param problems takes a sentence for each line that is refused
	 * @return the values by setting
	 */
	static Map<Key, String> parse(EnvFile file, Problems problems) {
		SettingsFileParser parser = new SettingsFileParser(problems);
		file.assignments().forEach(parser::take);
		return parser.values;
	}

	private void take(Assignment line) {
		if (line.key() == null) {
			this.problems.add(line + " is not of the form KEY=VALUE.");
			return;
		}
		Optional<Key> key = Stream.of(Key.values()).filter((known) -> known.name().equals(line.key())).findFirst();
		if (key.isEmpty()) {
			this.problems.add(line + ": " + InvalidValueException.quote(line.key())
					+ " is not a setting: remove it, or correct it to one of " + known() + ".");
		}
		else if (line.value() == null) {
			this.problems.add(line + ": put the value of " + key.get() + " between one pair of quotes.");
		}
		else if (this.values.containsKey(key.get())) {
			this.problems.add(line + ": " + key.get() + " is given twice: remove one.");
		}
		else if (!line.value().isBlank()) {
			this.values.put(key.get(), line.value().strip());
		}
	}

	private static String known() {
		return Stream.of(Key.values()).map(Key::name).collect(Collectors.joining(", "));
	}

}
