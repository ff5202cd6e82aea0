package dev.wm.registry.change;

import org.jspecify.annotations.Nullable;

/**
 * A change of one object. The states are records of the API, so they hold no secret.
 *
 * @param action a verb, such as {@code create}
 * @param kind the object's kind
 * @param name the object's name
 * @param before its state before, null if it is new
 * @param after its state after, null if it is gone
 */
public record Change(String action, String kind, String name, @Nullable Object before, @Nullable Object after) {

	/**
	 * A created object.
	 * @param kind its kind
	 * @param name its name
	 * @param after its state
	 * @return the change
	 */
	public static Change created(String kind, Object name, Object after) {
		return new Change("create", kind, name.toString(), null, after);
	}

	/**
	 * A removed object.
	 * @param kind its kind
	 * @param name its name
	 * @param before its last state
	 * @return the change
	 */
	public static Change removed(String kind, Object name, Object before) {
		return new Change("remove", kind, name.toString(), before, null);
	}

}
