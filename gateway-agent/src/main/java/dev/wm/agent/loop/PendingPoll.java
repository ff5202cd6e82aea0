package dev.wm.agent.loop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import org.jspecify.annotations.Nullable;

/**
 * A poll that may still be held by the registry while the agent goes on syncing the
 * machine. At most one is pending.
 */
final class PendingPoll {

	private final Executor executor;

	private @Nullable CompletableFuture<CallResult<FetchedConfig>> pending;

	PendingPoll(Executor executor) {
		this.executor = executor;
	}

	boolean isPending() {
		return this.pending != null;
	}

	void start(Supplier<CallResult<FetchedConfig>> poll) {
		this.pending = CompletableFuture.supplyAsync(poll, this.executor);
	}

	/** Completes with the poll; completed already if none is pending. */
	CompletableFuture<?> completion() {
		CompletableFuture<CallResult<FetchedConfig>> poll = this.pending;
		return (poll != null) ? poll : CompletableFuture.completedFuture(null);
	}

	/** Takes the result of a poll that has completed; empty if none has. */
	Optional<CallResult<FetchedConfig>> take() {
		CompletableFuture<CallResult<FetchedConfig>> poll = this.pending;
		if (poll == null || !poll.isDone()) {
			return Optional.empty();
		}
		this.pending = null;
		return Optional.of(poll.join());
	}

}
