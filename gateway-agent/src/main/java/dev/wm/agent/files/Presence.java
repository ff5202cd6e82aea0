package dev.wm.agent.files;

import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * The sign that an agent runs: a lock that it holds for as long. If its file is removed,
 * as cleaners of {@code /run} do, nobody could see the lock any more, so it is taken
 * again. Not thread-safe.
 */
public final class Presence implements AutoCloseable {

	private final Path path;

	private @Nullable InstanceLock lock;

	/**
	 * Holds nothing until {@link #renew()}.
	 * @param path the lock's file, which is made if needed
	 */
	public Presence(Path path) {
		this.path = path;
	}

	/** Takes the lock unless it is held already, by this agent or by another one. */
	public void renew() {
		try {
			if (this.lock == null || !this.lock.isAt(this.path)) {
				close();
				this.lock = InstanceLock.tryTake(this.path).orElse(null);
			}
		}
		catch (UncheckedIOException ex) {
			// The agent works without; the next call tries again.
		}
	}

	@Override
	public void close() {
		InstanceLock held = this.lock;
		this.lock = null;
		if (held != null) {
			held.close();
		}
	}

}
