package dev.wm.cli.command.inspect;

import java.util.ArrayList;
import java.util.List;

/**
 * Wraps a sentence at its spaces.
 */
final class WordWrap {

	private static final int NARROWEST = 24;

	private WordWrap() {
	}

	/**
	 * The lines, at least one.
	 * @param sentence the sentence
	 * @param width how many characters a line should have; a longer word has a longer one
	 */
	static List<String> wrap(String sentence, int width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : sentence.split(" ", -1)) {
			if (!line.isEmpty() && line.length() + 1 + word.length() > Math.max(width, NARROWEST)) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

}
