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
	 * Applies the edit and checks the condition. A request that would be refused without
	 * the condition is refused as that (RFC 9110, section 13.2.1).
	 * @param current the object as it is, read in the write's own transaction
	 * @param sent the current object as its request record
	 * @return the requested object
	 */
	public T apply(Object current, T sent) {
		T wanted = this.change.apply(sent);
		this.match.check(current);
		return wanted;
	}

}
