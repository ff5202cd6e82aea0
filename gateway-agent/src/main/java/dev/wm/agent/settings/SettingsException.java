package dev.wm.agent.settings;

import java.io.Serial;
import java.util.List;

/**
 * Settings with which the agent cannot start; the message has a line for each problem.
 */
public class SettingsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public SettingsException(List<String> sentences) {
		super(String.join("\n", sentences));
	}

}
