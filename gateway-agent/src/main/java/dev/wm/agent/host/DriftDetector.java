package dev.wm.agent.host;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Raises the signal when a line of a monitor's output has a form. Used by the one thread
 * that reads that output.
 */
final class DriftDetector implements Consumer<String> {

	private final Pattern form;

	private final DriftSignal drift;

	private final LineBuffer lines = new LineBuffer();

	/**
	 * Waits for lines.
	 * @param form the form of a whole line that is worth the signal
	 * @param drift what is raised then
	 */
	DriftDetector(Pattern form, DriftSignal drift) {
		this.form = form;
		this.drift = drift;
	}

	@Override
	public void accept(String text) {
		if (this.lines.add(text).stream().anyMatch((line) -> this.form.matcher(line).matches())) {
			this.drift.raise();
		}
	}

}
