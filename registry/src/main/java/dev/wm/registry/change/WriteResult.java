package dev.wm.registry.change;

import java.util.List;
import java.util.function.Function;

/**
 * What a piece of work gives back, and what it changed.
 *
 * @param result for the caller
 * @param changes for the books, one for each object; empty if nothing changed
 * @param <T> the result's type
 */
public record WriteResult<T>(T result, List<Change> changes) {

	public WriteResult {
		changes = List.copyOf(changes);
	}

	public WriteResult(T result, Change change) {
		this(result, List.of(change));
	}

	/**
	 * Work that changed nothing, which leaves no trace.
	 * @param result for the caller
	 * @param <T> the result's type
	 * @return what to give back
	 */
	public static <T> WriteResult<T> unchanged(T result) {
		return new WriteResult<>(result, List.of());
	}

	/**
	 * An object that has been edited. One that has another name from now on is gone and
	 * new in the books, where everything is looked up by name.
	 * @param kind its kind
	 * @param name what it is called, as a function of its state
	 * @param before its state before
	 * @param after its state since, which is for the caller too
	 * @param <T> the object's type
	 * @return what to give back
	 */
	public static <T> WriteResult<T> edited(String kind, Function<T, Object> name, T before, T after) {
		if (before.equals(after)) {
			return unchanged(after);
		}
		Object old = name.apply(before);
		Object young = name.apply(after);
		return old.equals(young) ? new WriteResult<>(after, new Change("update", kind, old.toString(), before, after))
				: new WriteResult<>(after,
						List.of(Change.removed(kind, old, before), Change.created(kind, young, after)));
	}

}
