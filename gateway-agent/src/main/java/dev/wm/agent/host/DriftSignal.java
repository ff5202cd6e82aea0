package dev.wm.agent.host;

import java.util.concurrent.CompletableFuture;

/**
 * Tells whoever waits that somebody changed what the agent manages. Safe for several
 * threads.
 */
final class DriftSignal {

	private volatile CompletableFuture<Void> change = new CompletableFuture<>();

	/** Completes with the first change after the last {@link #reset}. */
	CompletableFuture<Void> change() {
		return this.change;
	}

	void raise() {
		this.change.complete(null);
	}

	/** Forgets the changes so far: they are about to be observed. */
	void reset() {
		if (this.change.isDone()) {
			this.change = new CompletableFuture<>();
		}
	}

}
