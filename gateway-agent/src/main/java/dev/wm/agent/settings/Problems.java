package dev.wm.agent.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects the problems of the settings, so that all are reported at once.
 */
final class Problems {

	private final List<String> sentences = new ArrayList<>();

	void add(String sentence) {
		this.sentences.add(sentence);
	}

	void throwIfAny() {
		if (!this.sentences.isEmpty()) {
			throw new SettingsException(this.sentences);
		}
	}

}
