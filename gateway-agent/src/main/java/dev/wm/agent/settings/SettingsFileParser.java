package dev.wm.agent.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

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
	 * @param problems takes a sentence for each line that is refused or ignored
	 * @return the values by setting
	 */
	static Map<Key, String> parse(EnvFile file, Problems problems) {
		SettingsFileParser parser = new SettingsFileParser(problems);
		file.assignments().forEach(parser::take);
		return parser.values;
	}

	private void take(Assignment line) {
		if (line.key() == null) {
			this.problems.ignore(line + " is not of the form KEY=VALUE and is ignored: correct or remove it.", true);
			return;
		}
		Optional<Key> key = KeyNames.find(line.key());
		if (key.isEmpty()) {
			unknown(line, line.key());
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

	private void unknown(Assignment line, String key) {
		if (!KeyNames.isOfOthers(key)) {
			this.problems.ignore(
					line + ": " + InvalidValueException.quote(key) + " is not a setting of wm-gateway and is ignored"
							+ KeyNames.nearest(key).map((nearest) -> ": did you mean " + nearest + "?").orElse("."),
					KeyNames.isMeantAsSetting(key));
		}
	}

}
