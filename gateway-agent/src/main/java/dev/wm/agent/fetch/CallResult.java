package dev.wm.agent.fetch;

/**
 * What came of asking the registry.
 *
 * @param <T> what was asked for
 */
public sealed interface CallResult<T> {

	/**
	 * The registry gave what was asked for.
	 *
	 * @param value what it gave
	 * @param <T> what was asked for
	 */
	record Success<T>(T value) implements CallResult<T> {

	}

	/**
	 * What the caller has is still what the registry would give.
	 *
	 * @param held whether the registry held the question as long as it was asked to
	 * @param probe the number of the look around that it asks for, 0 for none
	 * @param <T> what was asked for
	 */
	record NotModified<T>(boolean held, long probe) implements CallResult<T> {

	}

	/**
	 * The registry, or something in its place, said no.
	 *
	 * @param status the HTTP status
	 * @param sentence what the operator can do
	 * @param <T> what was asked for
	 */
	record Refused<T>(int status, String sentence) implements CallResult<T> {

		private static final int UNAUTHORIZED = 401;

		public boolean isUnauthenticated() {
			return this.status == UNAUTHORIZED;
		}

	}

	/**
	 * Nobody answered, or not to the end.
	 *
	 * @param reason why, as the network says it
	 * @param <T> what was asked for
	 */
	record Unreachable<T>(String reason) implements CallResult<T> {

	}

}
