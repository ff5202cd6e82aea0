package dev.wm.registry.web;

import java.util.function.UnaryOperator;

/**
 * What somebody wants an object to become, provided that it still is as they believe.
 *
 * @param match what they believe
 * @param change makes what it is to become of what it is
 * @param <T> what people send to say what an object is
 */
public record ConditionalEdit<T>(IfMatch match, UnaryOperator<T> change) {

	/**
	 * Replaces all of it.
	 * @param match what is believed
	 * @param wanted what it is to become
	 * @param <T> what people send
	 * @return the edit
	 */
	public static <T> ConditionalEdit<T> whole(IfMatch match, T wanted) {
		return new ConditionalEdit<>(match, (held) -> wanted);
	}

	/**
	 * What is to become of an object.
	 * @param held the object as it is, read in the write's own transaction
	 * @param sent the same as somebody would send it
	 * @return what is asked for
	 */
	public T of(Object held, T sent) {
		this.match.check(held);
		return this.change.apply(sent);
	}

}
