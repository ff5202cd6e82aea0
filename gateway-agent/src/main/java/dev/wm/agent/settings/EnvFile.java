package dev.wm.agent.settings;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;

/**
 * The text of a file of {@code KEY=VALUE} lines, of which {@code #} starts a comment. It
 * is read, never run.
 *
 * @param text the whole file
 */
public record EnvFile(String text) {

	private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)\\s*=(.*)");

	private static final Pattern VALUE = Pattern.compile("\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"'#]*?))\\s*(?:#.*)?");

	/**
	 * What the file says. A value that is left empty counts as not given.
	 * @param problems takes a sentence for each line that cannot be read
	 * @return the values, without quotes
	 */
	Map<Key, String> values(Problems problems) {
		Map<Key, String> values = new EnumMap<>(Key.class);
		List<String> lines = this.text.lines().toList();
		for (int number = 1; number <= lines.size(); number++) {
			String line = lines.get(number - 1);
			if (!line.isBlank() && !line.strip().startsWith("#")) {
				read(line, "line " + number, values, problems);
			}
		}
		return values;
	}

	// No message has the line's text in it: it may be the token's.
	private static void read(String line, String where, Map<Key, String> values, Problems problems) {
		Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			problems.add(where + " is not of the form KEY=VALUE.");
			return;
		}
		Optional<Key> key = keyOf(matcher.group(1));
		Optional<String> value = unquoted(matcher.group(2));
		if (key.isEmpty()) {
			problems.add(where + ": " + InvalidValueException.quote(matcher.group(1))
					+ " is not a setting: remove it, or correct it to one of " + known() + ".");
		}
		else if (value.isEmpty()) {
			problems.add(where + ": put the value of " + key.get() + " between one pair of quotes.");
		}
		else if (values.containsKey(key.get())) {
			problems.add(where + ": " + key.get() + " is given twice: remove one.");
		}
		else if (!value.get().isEmpty()) {
			values.put(key.get(), value.get());
		}
	}

	private static Optional<Key> keyOf(String name) {
		return Stream.of(Key.values()).filter((key) -> key.name().equals(name)).findFirst();
	}

	private static Optional<String> unquoted(String raw) {
		Matcher matcher = VALUE.matcher(raw);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		return Stream.of(1, 2, 3)
			.flatMap((group) -> Optional.ofNullable(matcher.group(group)).stream())
			.findFirst()
			.map(String::strip);
	}

	private static String known() {
		return Stream.of(Key.values()).map(Key::name).collect(Collectors.joining(", "));
	}

	/**
	 * The same file without a setting; every other line stays as it is.
	 * @param key the setting to leave out
	 * @return the new text
	 */
	public EnvFile without(Key key) {
		return new EnvFile(this.text.lines()
			.filter((line) -> !names(line, key))
			.map((line) -> line + "\n")
			.collect(Collectors.joining()));
	}

	private static boolean names(String line, Key key) {
		Matcher matcher = LINE.matcher(line);
		return !line.strip().startsWith("#") && matcher.matches() && matcher.group(1).equals(key.name());
	}

	@Override
	public String toString() {
		return "(settings)";
	}

}
