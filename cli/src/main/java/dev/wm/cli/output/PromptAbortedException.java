package dev.wm.cli.output;

import java.io.Serial;

/**
 * A question was left without an answer.
 */
public class PromptAbortedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public PromptAbortedException() {
		super("There was no answer, so nothing was changed.");
	}

}
