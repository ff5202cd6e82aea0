package dev.wm.cli.output;

import dev.wm.contract.text.PlainText;

/**
 * A text with its style.
 *
 * @param text what to show
 * @param tone how
 */
record StyledText(String text, Style style) {

	static StyledText of(Object cell) {
		return (cell instanceof StyledText toned) ? new StyledText(PlainText.of(toned.text), toned.style)
				: new StyledText(PlainText.of(cell.toString()), Style.PLAIN);
	}

}
