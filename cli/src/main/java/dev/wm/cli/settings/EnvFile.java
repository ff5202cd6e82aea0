package dev.wm.cli.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lines of {@code KEY=VALUE} as people write them for a shell: quotes, comments and
 * {@code export} are understood, nothing is expanded.
 */
final class EnvFile {

	private static final Pattern LINE = Pattern.compile("""
			(?x) \\s* (?:export\\s+)? (?<key>[A-Za-z_][A-Za-z0-9_]*) =
			(?: "(?<double>[^"]*)" | '(?<single>[^']*)' | (?<bare>[^\\s"'\\#][^\\s"']*)? )
			\\s* (?:(?<=\\s)\\#.*)?""");

	private EnvFile() {
	}

	static Map<String, String> parse(String text) {
		Map<String, String> values = new LinkedHashMap<>();
		int number = 0;
		for (String line : text.lines().toList()) {
			number++;
			if (!line.isBlank() && !line.stripLeading().startsWith("#")) {
				Matcher matcher = LINE.matcher(line);
				if (!matcher.matches()) {
					// The line is not repeated: it may hold the token.
					throw new SettingsException("line " + number + " is not of the form KEY=VALUE");
				}
				values.put(matcher.group("key"), value(matcher));
			}
		}
		return values;
	}

	private static String value(Matcher matcher) {
		for (String group : new String[] { "double", "single", "bare" }) {
			String found = matcher.group(group);
			if (found != null) {
				return found;
			}
		}
		return "";
	}

}
