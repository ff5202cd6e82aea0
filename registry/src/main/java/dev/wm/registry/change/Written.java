package dev.wm.registry.change;

import java.util.List;

/**
 * What a piece of work gives back, and what it changed.
 *
 * @param result for the caller
 * @param changes for the books, one for each object; empty if nothing changed
 * @param <T> the result's type
 */
public record Written<T>(T result, List<Change> changes) {

	public Written {
		changes = List.copyOf(changes);
	}

	public Written(T result, Change change) {
		this(result, List.of(change));
	}

	/**
	 * Work that changed nothing, which leaves no trace.
	 * @param result for the caller
	 * @param <T> the result's type
	 * @return what to give back
	 */
	public static <T> Written<T> unchanged(T result) {
		return new Written<>(result, List.of());
	}

}
