package dev.wm.agent.poll;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.wm.agent.fetch.CallResult;
import dev.wm.agent.fetch.FetchedConfig;
import org.jspecify.annotations.Nullable;

/**
 * The question that is under way to the registry, which may be held there, while the
 * agent looks after its machine.
 */
public final class PendingPoll {

	private final Executor executor;

	private @Nullable CompletableFuture<CallResult<FetchedConfig>> pending;

	public PendingPoll(Executor executor) {
		this.executor = executor;
	}

	public boolean isPending() {
		return this.pending != null;
	}

	public void ask(Supplier<CallResult<FetchedConfig>> question) {
		this.pending = CompletableFuture.supplyAsync(question, this.executor);
	}

	/** Ends when the answer is there; at once if nothing was asked. */
	public CompletableFuture<?> arrival() {
		CompletableFuture<CallResult<FetchedConfig>> asked = this.pending;
		return (asked != null) ? asked : CompletableFuture.completedFuture(null);
	}

	/** The answer, once, when it is there. */
	public Optional<CallResult<FetchedConfig>> take() {
		CompletableFuture<CallResult<FetchedConfig>> asked = this.pending;
		if (asked == null || !asked.isDone()) {
			return Optional.empty();
		}
		this.pending = null;
		return Optional.of(asked.join());
	}

}
