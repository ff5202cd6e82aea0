package dev.wm.cli.output;

import dev.wm.contract.text.PlainText;

/**
 * A text with its style.
 *
 * @param text what to show
 * @param style its style
 */
record StyledText(String text, Style style) {

	static StyledText of(Object cell) {
		return (cell instanceof StyledText styled) ? new StyledText(PlainText.of(styled.text), styled.style)
				: new StyledText(PlainText.of(cell.toString()), Style.PLAIN);
	}

}
