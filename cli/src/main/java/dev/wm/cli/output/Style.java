package dev.wm.cli.output;

/**
 * The style of a text. It only adds to the words: without colour they say the same.
 */
public enum Style {

	/** Nothing in particular. */
	PLAIN(""),

	/** A heading. */
	HEADING("1"),

	/** As it should be. */
	GOOD("32"),

	/** A warning. */
	WARNING("33"),

	/** Something does not work. */
	BAD("31"),

	/** Of little interest. */
	FAINT("2"),

	/** A drawing in white on black, whatever the terminal's own colours are. */
	DRAWING("38;5;231;48;5;16");

	private final String code;

	Style(String code) {
		this.code = code;
	}

	/**
	 * A cell of a table in this style.
	 * @param text the cell
	 * @return the cell, for {@link Table#row}
	 */
	public Object of(Object text) {
		return new StyledText(text.toString(), this);
	}

	/** The text with the terminal's own sequences around it (ECMA-48, SGR). */
	String paint(String text) {
		return (this == PLAIN || text.isEmpty()) ? text : "\u001b[" + this.code + "m" + text + "\u001b[0m";
	}

}
