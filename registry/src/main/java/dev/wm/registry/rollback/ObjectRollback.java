package dev.wm.registry.rollback;

import dev.wm.registry.change.Change;
import org.jspecify.annotations.Nullable;

/**
 * The rollback of one object.
 *
 * @param object its kind
 * @param name its name
 * @param <T> its record
 * @param recorded its newest state in the change log, null if it was removed
 * @param target its state to bring back, null if it did not exist
 */
record ObjectRollback<T>(String object, String name, @Nullable T recorded, @Nullable T target) {

	Change change(@Nullable Object before, @Nullable Object after) {
		return new Change("rollback", this.object, this.name, before, after);
	}

}
