package dev.wm.deploy.command;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expected output as a pattern: placeholders stand for what differs between runs.
 * Where it has two spaces or more, any number of them is right: how wide a column is
 * depends on what the placeholders stand for.
 */
final class OutputPattern {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}| {2,}");

	private static final Map<String, String> MEANINGS = Map.of("token", "wm_[a-z]+_[A-Za-z0-9_-]+", "time",
			"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z", "ago", "(just now|\\d+ (s|min) ago)", "number", "\\d+", "line", "[^\n]*",
			"rest", "(?s:.*)");

	private OutputPattern() {
	}

	/**
	 * The expression that the whole text matches.
	 * @param text the text
	 * @param known what stands for itself in this run, such as the registry's URL
	 */
	static Pattern of(String text, Map<String, String> known) {
		StringBuilder expression = new StringBuilder();
		Matcher matcher = PLACEHOLDER.matcher(text);
		int end = 0;
		while (matcher.find()) {
			expression.append(Pattern.quote(text.substring(end, matcher.start())));
			expression.append((matcher.group(1) == null) ? " {2,}" : meaning(matcher.group(1), known));
			end = matcher.end();
		}
		return Pattern.compile(expression.append(Pattern.quote(text.substring(end))).toString());
	}

	private static String meaning(String name, Map<String, String> known) {
		if (known.containsKey(name)) {
			return Pattern.quote(known.get(name));
		}
		String meaning = MEANINGS.get(name);
		if (meaning == null) {
			throw new IllegalArgumentException("There is no placeholder {" + name + "}");
		}
		return meaning;
	}

}
