package dev.wm.registry.settings;

import java.io.Serial;
import java.util.List;

/**
 * Why the registry does not start: one sentence for each thing to put right.
 */
public class StartRefusedException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public StartRefusedException(List<String> problems) {
		super("wm-registry cannot start:\n  - " + String.join("\n  - ", problems));
	}

	public StartRefusedException(String problem) {
		this(List.of(problem));
	}

}
