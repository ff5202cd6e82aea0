package dev.wm.registry.settings;

import java.io.Serial;
import java.util.List;

/**
 * The registry cannot start; the message has one sentence for each problem to fix.
 */
public class StartupException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	public StartupException(List<String> problems) {
		super("wm-registry cannot start:\n  - " + String.join("\n  - ", problems));
	}

	public StartupException(String problem) {
		this(List.of(problem));
	}

}
