package dev.wm.registry.rollback;

import dev.wm.registry.change.Change;
import org.jspecify.annotations.Nullable;

/**
 * One object that shall be again what it was.
 *
 * @param object its kind
 * @param name its name
 * @param now how the books say it is, null if it is gone
 * @param wanted how it was, null if it was not there
 * @param <T> its record
 */
record ObjectRollback<T>(String object, String name, @Nullable T now, @Nullable T wanted) {

	Change done(@Nullable Object before, @Nullable Object after) {
		return new Change("rollback", this.object, this.name, before, after);
	}

}
