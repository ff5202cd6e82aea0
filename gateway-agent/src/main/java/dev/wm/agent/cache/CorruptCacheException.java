package dev.wm.agent.cache;

import java.io.Serial;

/**
 * The file of a cached configuration is not what the agent wrote.
 */
public class CorruptCacheException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	CorruptCacheException(String message) {
		super(message);
	}

}
