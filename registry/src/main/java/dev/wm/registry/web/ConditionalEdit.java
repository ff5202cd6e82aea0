package dev.wm.registry.web;

import java.util.function.UnaryOperator;

/**
 * An edit of an object with its {@code If-Match} condition.
 *
 * @param match the condition
 * @param change makes the requested object from the current one
 * @param <T> the request record of the object
 */
public record ConditionalEdit<T>(IfMatch match, UnaryOperator<T> change) {

	/**
	 * Replaces the whole object.
	 * @param match the condition
	 * @param wanted the requested object
	 * @param <T> the request record
	 * @return the edit
	 */
	public static <T> ConditionalEdit<T> whole(IfMatch match, T wanted) {
		return new ConditionalEdit<>(match, (current) -> wanted);
	}

	/**
	 * Checks the condition and applies the edit.
	 * @param current the object as it is, read in the write's own transaction
	 * @param sent the current object as its request record
	 * @return the requested object
	 */
	public T apply(Object current, T sent) {
		this.match.check(current);
		return this.change.apply(sent);
	}

}
