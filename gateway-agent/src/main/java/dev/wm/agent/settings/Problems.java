package dev.wm.agent.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of the settings, so that all are reported at once, and the lines
 * that are ignored.
 */
final class Problems {

	private final List<String> sentences = new ArrayList<>();

	private final List<IgnoredLine> ignored = new ArrayList<>();

	void add(String sentence) {
		this.sentences.add(sentence);
	}

	/** Adds a line that does no harm. */
	void ignore(String sentence, boolean mistake) {
		this.ignored.add(new IgnoredLine(sentence, mistake));
	}

	/** The lines that set nothing, in the order of the file. */
	List<IgnoredLine> ignored() {
		return List.copyOf(this.ignored);
	}

	void throwIfAny() {
		if (!this.sentences.isEmpty()) {
			throw new SettingsException(this.sentences);
		}
	}

}
