package dev.wm.cli.command.context;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Calls several registries in parallel, on virtual threads.
 */
public final class ParallelCalls {

	private ParallelCalls() {
	}

	/**
	 * Applies a function to each.
	 * @return the results in the order of the arguments
	 */
	public static <A, B> List<B> map(List<A> arguments, Function<A, B> function) {
		if (arguments.size() <= 1) {
			return arguments.stream().map(function).toList();
		}
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<B>> running = arguments.stream()
				.map((argument) -> CompletableFuture.supplyAsync(() -> function.apply(argument), threads))
				.toList();
			return running.stream().map(CompletableFuture::join).toList();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException cause) {
				throw cause;
			}
			throw ex;
		}
	}

}
