package dev.wm.cli.settings;

import java.io.Serial;

/**
 * The settings cannot be used; the message is one sentence that says what to do.
 */
public class SettingsException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	SettingsException(String message) {
		super(message);
	}

}
