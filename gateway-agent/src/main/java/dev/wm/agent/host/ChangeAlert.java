package dev.wm.agent.host;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Raises the alarm when a line of a monitor's output has a form. Used by the one thread
 * that reads that output.
 */
final class ChangeAlert implements Consumer<String> {

	private final Pattern line;

	private final ChangeAlarm alarm;

	private String rest = "";

	/**
	 * Waits for lines.
	 * @param line the form of a whole line that is worth the alarm
	 * @param alarm what is raised then
	 */
	ChangeAlert(Pattern line, ChangeAlarm alarm) {
		this.line = line;
		this.alarm = alarm;
	}

	// The last line may not be whole yet.
	@Override
	public void accept(String text) {
		String lines = this.rest + text;
		int end = lines.lastIndexOf('\n') + 1;
		this.rest = lines.substring(end);
		if (lines.substring(0, end).lines().anyMatch((each) -> this.line.matcher(each).matches())) {
			this.alarm.raise();
		}
	}

}
