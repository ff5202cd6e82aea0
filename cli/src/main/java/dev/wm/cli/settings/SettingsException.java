package dev.wm.cli.settings;

import java.io.Serial;

/**
 * A settings file or variable is invalid; the message is one sentence with the remedy.
 */
public class SettingsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SettingsException(String message) {
		super(message);
	}

}
