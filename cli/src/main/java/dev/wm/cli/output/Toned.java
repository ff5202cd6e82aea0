package dev.wm.cli.output;

/**
 * A text and its tone.
 *
 * @param text what to show
 * @param tone how
 */
record Toned(String text, Tone tone) {

	static Toned of(Object cell) {
		return (cell instanceof Toned toned) ? new Toned(PlainText.of(toned.text), toned.tone)
				: new Toned(PlainText.of(cell.toString()), Tone.PLAIN);
	}

}
