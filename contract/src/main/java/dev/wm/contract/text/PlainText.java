package dev.wm.contract.text;

import java.util.function.IntFunction;

/**
 * Text without anything that a terminal acts on: a name or a message from elsewhere must
 * not move the cursor, change the title or reverse the writing direction.
 */
public final class PlainText {

	private PlainText() {
	}

	/**
	 * Replaces every character that is not printable: line breaks and tabs by a space,
	 * any other by a question mark.
	 * @param text the text as it came
	 * @return the text on one line
	 */
	public static String of(String text) {
		return replace(text, (c) -> (c == '\n' || c == '\r' || c == '\t') ? " " : "?");
	}

	/**
	 * Escapes every character of a JSON text that is not printable; such characters occur
	 * only within its strings.
	 * @param json the JSON text, which may have several lines
	 * @return JSON of the same meaning
	 */
	public static String ofJson(String json) {
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
