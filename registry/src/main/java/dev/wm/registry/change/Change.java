package dev.wm.registry.change;

import org.jspecify.annotations.Nullable;

/**
 * What a write did. The states are records of the API, so no secret can be in them.
 *
 * @param action what was done, a verb
 * @param kind to what kind of object
 * @param name to which one
 * @param before its state before, null if there was none
 * @param after its state since, null if it is gone
 */
public record Change(String action, String kind, String name, @Nullable Object before, @Nullable Object after) {

	/**
	 * An object that is new.
	 * @param kind its kind
	 * @param name its name
	 * @param after its state
	 * @return the change
	 */
	public static Change created(String kind, Object name, Object after) {
		return new Change("create", kind, name.toString(), null, after);
	}

	/**
	 * An object that is gone.
	 * @param kind its kind
	 * @param name its name
	 * @param before its last state
	 * @return the change
	 */
	public static Change removed(String kind, Object name, Object before) {
		return new Change("remove", kind, name.toString(), before, null);
	}

}
