package dev.wm.agent.loop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import dev.wm.agent.fetch.Answer;
import dev.wm.agent.fetch.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * The question that is under way to the registry, which may be held there, while the
 * agent looks after its machine.
 */
final class Question {

	private final Executor executor;

	private @Nullable CompletableFuture<Answer<Fetched>> pending;

	Question(Executor executor) {
		this.executor = executor;
	}

	boolean isUnderWay() {
		return this.pending != null;
	}

	void ask(Supplier<Answer<Fetched>> question) {
		this.pending = CompletableFuture.supplyAsync(question, this.executor);
	}

	/** Ends when the answer is there; at once if nothing was asked. */
	CompletableFuture<?> arrival() {
		CompletableFuture<Answer<Fetched>> asked = this.pending;
		return (asked != null) ? asked : CompletableFuture.completedFuture(null);
	}

	/** The answer, once, when it is there. */
	Optional<Answer<Fetched>> take() {
		CompletableFuture<Answer<Fetched>> asked = this.pending;
		if (asked == null || !asked.isDone()) {
			return Optional.empty();
		}
		this.pending = null;
		return Optional.of(asked.join());
	}

}
