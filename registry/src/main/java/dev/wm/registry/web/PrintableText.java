package dev.wm.registry.web;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;

/**
 * Checks free text, which is shown to people and stored.
 */
public final class PrintableText {

	/** Its form, as an ECMA 262 expression. */
	public static final String PATTERN = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

	private PrintableText() {
	}

	/**
	 * Refuses text that is not one printable line.
	 * @param text the text
	 * @param field the JSON member
	 * @param longest the largest number of characters
	 */
	public static void check(String text, String field, int longest) {
		boolean printable = text.codePoints()
			.noneMatch((c) -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
		if (text.codePointCount(0, text.length()) > longest || !printable) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, field,
					"\"" + field + "\" has to be one printable line of at most " + longest + " characters.");
		}
	}

}
