package dev.wm.registry.web;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.problem.RefusedException;

/**
 * The limits of free text: it is shown to people and kept in the database, and neither
 * takes everything.
 */
public final class PrintableText {

	private PrintableText() {
	}

	/**
	 * Refuses what is not one printable line.
	 * @param text the text
	 * @param field the member that it is in
	 * @param longest how many characters it may have
	 */
	public static void check(String text, String field, int longest) {
		boolean printable = text.codePoints()
			.noneMatch((c) -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
		if (text.length() > longest || !printable) {
			throw new RefusedException(ProblemCode.INVALID_VALUE, field,
					"\"" + field + "\" has to be one printable line of at most " + longest + " characters.");
		}
	}

}
