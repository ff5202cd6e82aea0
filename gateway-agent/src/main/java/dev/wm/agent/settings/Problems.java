package dev.wm.agent.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what is wrong with the settings, so that all of it is said at once.
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
