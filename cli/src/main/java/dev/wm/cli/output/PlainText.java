package dev.wm.cli.output;

import java.util.function.IntFunction;

/**
 * Text without anything that a terminal acts on: a name or a sentence from a registry
 * must not move the cursor, change the title or turn the writing direction round.
 */
final class PlainText {

	private PlainText() {
	}

	/**
	 * The text on one line, every control character replaced.
	 * @param text the text as it came
	 * @return the text to show
	 */
	static String of(String text) {
		return replace(text, (c) -> (c == '\n' || c == '\r' || c == '\t') ? " " : "?");
	}

	/** JSON that means the same: such characters occur only within its strings. */
	static String ofJson(String json) {
		return replace(json, (c) -> (c == '\n') ? "\n" : escape(c));
	}

	private static String replace(String text, IntFunction<String> replacement) {
		StringBuilder plain = new StringBuilder(text.length());
		text.codePoints().forEach((c) -> {
			if (isPrintable(c)) {
				plain.appendCodePoint(c);
			}
			else {
				plain.append(replacement.apply(c));
			}
		});
		return plain.toString();
	}

	private static boolean isPrintable(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> true;
		};
	}

	private static String escape(int codePoint) {
		StringBuilder escaped = new StringBuilder();
		for (char unit : Character.toChars(codePoint)) {
			escaped.append("\\u%04x".formatted((int) unit));
		}
		return escaped.toString();
	}

}
