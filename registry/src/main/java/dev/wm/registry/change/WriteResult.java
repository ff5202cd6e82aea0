package dev.wm.registry.change;

import java.util.List;
import java.util.function.Function;

/**
 * The result of a write, and its changes.
 *
 * @param result for the caller
 * @param changes one for each changed object, empty if nothing changed
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
	 * A write that changed nothing.
	 * @param result for the caller
	 * @param <T> the result's type
	 * @return the result without changes
	 */
	public static <T> WriteResult<T> unchanged(T result) {
		return new WriteResult<>(result, List.of());
	}

	/**
	 * An edited object. A renamed one is a removal and a creation, since the change log
	 * is searched by name.
	 * @param kind its kind
	 * @param name reads its name
	 * @param before its state before
	 * @param after its state after, which is the result
	 * @param <T> the object's type
	 * @return the result with the changes
	 */
	public static <T> WriteResult<T> edited(String kind, Function<T, Object> name, T before, T after) {
		if (before.equals(after)) {
			return unchanged(after);
		}
		Object oldName = name.apply(before);
		Object newName = name.apply(after);
		return oldName.equals(newName)
				? new WriteResult<>(after, new Change("update", kind, oldName.toString(), before, after))
				: new WriteResult<>(after,
						List.of(Change.removed(kind, oldName, before), Change.created(kind, newName, after)));
	}

}
