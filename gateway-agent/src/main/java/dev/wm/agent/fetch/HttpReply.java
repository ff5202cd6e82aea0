package dev.wm.agent.fetch;

import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP response, whole unless it is too large.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param body its body, empty if it has none
 * @param tooLarge whether its body is larger than any that is read, and was not read
 */
record HttpReply(int status, Headers headers, String body, boolean tooLarge) {

	static HttpReply tooLarge(int status, Headers headers) {
		return new HttpReply(status, headers, "", true);
	}

	@Nullable String header(String name) {
		return this.headers.get(name);
	}

	/** A header that is a number, 0 if it is missing or not one. */
	long number(String name) {
		String text = header(name);
		return (text != null && text.matches("\\d{1,18}")) ? Long.parseLong(text) : 0;
	}

	boolean isJson() {
		String type = header("Content-Type");
		return type != null && (type.startsWith("application/json") || type.startsWith("application/problem+json"));
	}

	boolean isSuccess() {
		return this.status >= 200 && this.status < 300;
	}

	boolean isRedirect() {
		return this.status >= 300 && this.status < 400;
	}

	@Override
	public String toString() {
		return "HTTP " + this.status;
	}

}
