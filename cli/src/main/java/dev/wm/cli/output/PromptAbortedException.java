package dev.wm.cli.output;

import java.io.Serial;

/**
 * The input was closed at a prompt.
 */
public class PromptAbortedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public PromptAbortedException() {
		super("The prompt was aborted, nothing was changed.");
	}

}
