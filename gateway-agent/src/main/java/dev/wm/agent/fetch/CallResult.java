package dev.wm.agent.fetch;

/**
 * The result of a call to the registry; of a poll, it is the poll result.
 *
 * @param <T> what the call returns
 */
public sealed interface CallResult<T> {

	/**
	 * A 2xx response.
	 *
	 * @param value what the registry sent, or took
	 * @param <T> what the call returns
	 */
	record Success<T>(T value) implements CallResult<T> {

	}

	/**
	 * A 304 response to a poll: the caller has the newest configuration.
	 *
	 * @param held whether the registry held the poll as long as it was asked to
	 * @param probe the number of the deep check that the registry asks for, 0 for none
	 * @param <T> what the call returns
	 */
	record NotModified<T>(boolean held, long probe) implements CallResult<T> {

	}

	/**
	 * Any other response, of the registry or of something in its place.
	 *
	 * @param status the HTTP status, 0 if no request was sent
	 * @param detail what is wrong and what the operator can do, in one or two sentences
	 * @param <T> what the call returns
	 */
	record Refused<T>(int status, String detail) implements CallResult<T> {

		private static final int UNAUTHORIZED = 401;

		/** Whether the registry does not know the credential. */
		public boolean isUnauthenticated() {
			return this.status == UNAUTHORIZED;
		}

	}

	/**
	 * No response, or not a whole one.
	 *
	 * @param reason the registry's address and why it is not reached
	 * @param <T> what the call returns
	 */
	record Unreachable<T>(String reason) implements CallResult<T> {

	}

}
