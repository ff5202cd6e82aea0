package dev.wm.contract.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The text of a file of {@code KEY=VALUE} lines, as people write it for a POSIX shell
 * (sh(1)): quotes, comments and {@code export} are parsed, nothing is expanded or run. It
 * prints itself without its content, which may be secret. Immutable.
 *
 * @param text the whole file
 */
public record EnvFile(String text) {

	private static final Pattern LINE = Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)(\\s*)=(.*)");

	private static final Pattern VALUE = Pattern.compile("""
			(?x) (?<indent>\\s*)
			(?: "(?<double>[^"]*)" | '(?<single>[^']*)' | (?<bare>[^\\s"'\\#][^\\s"']*(?:\\s+[^\\s"'\\#][^\\s"']*)*)? )
			\\s* (?:(?<=\\s|=)\\#.*)?""");

	/**
	 * The assignments in the order of the file; blank lines and comments are left out.
	 * @return one for each other line, be it well formed or not
	 */
	public List<Assignment> assignments() {
		List<Assignment> assignments = new ArrayList<>();
		List<String> lines = this.text.lines().toList();
		for (int number = 1; number <= lines.size(); number++) {
			String line = lines.get(number - 1);
			if (!isComment(line)) {
				assignments.add(parse(number, line));
			}
		}
		return assignments;
	}

	private static boolean isComment(String line) {
		return line.isBlank() || line.strip().startsWith("#");
	}

	private static Assignment parse(int number, String line) {
		Matcher assignment = LINE.matcher(line);
		if (!assignment.matches()) {
			return new Assignment(number, null, null, false);
		}
		String key = assignment.group(1);
		// The sign stays in front, so that a comment right behind it is seen as one.
		Matcher value = VALUE.matcher("=" + assignment.group(3)).region(1, assignment.group(3).length() + 1);
		value.useTransparentBounds(true);
		if (!value.matches()) {
			return new Assignment(number, key, null, false);
		}
		boolean spaced = !assignment.group(2).isEmpty() || !value.group("indent").isEmpty();
		String text = value(value);
		boolean word = value.group("bare") == null || text.codePoints().noneMatch(Character::isWhitespace);
		return new Assignment(number, key, text, !(spaced && !text.isEmpty()) && word);
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

	/**
	 * The same file without the lines that set a key; every other line stays as it is.
	 * @param key the key to remove
	 * @return the new file
	 */
	public EnvFile without(String key) {
		return new EnvFile(this.text.lines()
			.filter((line) -> isComment(line) || !key.equals(parse(0, line).key()))
			.map((line) -> line + "\n")
			.collect(Collectors.joining()));
	}

	@Override
	public String toString() {
		return "(settings)";
	}

	/**
	 * One line of the file.
	 *
	 * @param line its number, from 1
	 * @param key the variable's name, null if the line is not of the form
	 * {@code KEY=VALUE}
	 * @param value the value without quotes, empty if none is given, null if its quotes
	 * do not match
	 * @param strict whether a shell reads the same value: no space around the equals sign
	 * and none in an unquoted value
	 */
	public record Assignment(int line, @Nullable String key, @Nullable String value, boolean strict) {

		@Override
		public String toString() {
			return "line " + this.line;
		}

	}

}
