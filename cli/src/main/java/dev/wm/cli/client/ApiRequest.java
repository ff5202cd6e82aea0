package dev.wm.cli.client;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to the registry, without its body.
 *
 * @param method the HTTP method
 * @param path one of the contract's paths
 * @param below further path segments
 * @param query the query's parameters
 * @param authenticated whether the token is sent
 * @param expected the ETag for If-Match, null for none
 * @param bulk whether it moves the whole registry: a longer timeout and a larger response
 * apply
 * @param lines the media type of a response line by line that is also accepted, null for
 * none
 */
record ApiRequest(String method, String path, List<String> below, Map<String, String> query, boolean authenticated,
		@Nullable String expected, boolean bulk, @Nullable String lines) {

	ApiRequest {
		below = List.copyOf(below);
		query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
	}

	static ApiRequest get(String path, Object... below) {
		return of("GET", path, below);
	}

	static ApiRequest post(String path, Object... below) {
		return of("POST", path, below);
	}

	static ApiRequest put(String path) {
		return of("PUT", path);
	}

	static ApiRequest delete(String path, Object name) {
		return of("DELETE", path, name);
	}

	static ApiRequest patch(String path, Object name) {
		return of("PATCH", path, name);
	}

	private static ApiRequest of(String method, String path, Object... below) {
		List<String> segments = List.of(below)
			.stream()
			.map((segment) -> segment.toString().replaceFirst("^/", ""))
			.toList();
		return new ApiRequest(method, path, segments, Map.of(), true, null, false, null);
	}

	ApiRequest with(String parameter, Object value) {
		Map<String, String> more = new LinkedHashMap<>(this.query);
		more.put(parameter, value.toString());
		return new ApiRequest(this.method, this.path, this.below, more, this.authenticated, this.expected, this.bulk,
				this.lines);
	}

	/** The same without the token, for what is open to all. */
	ApiRequest open() {
		return new ApiRequest(this.method, this.path, this.below, this.query, false, this.expected, this.bulk,
				this.lines);
	}

	/** The same, refused if the object has changed since. */
	ApiRequest ifMatch(@Nullable String tag) {
		return new ApiRequest(this.method, this.path, this.below, this.query, this.authenticated, tag, this.bulk,
				this.lines);
	}

	/** The same for what moves the whole registry. */
	ApiRequest bulkTransfer() {
		return new ApiRequest(this.method, this.path, this.below, this.query, this.authenticated, this.expected, true,
				this.lines);
	}

	/** The same, accepting a response line by line, too. */
	ApiRequest lineByLine(String mediaType) {
		return new ApiRequest(this.method, this.path, this.below, this.query, this.authenticated, this.expected,
				this.bulk, mediaType);
	}

	/** RFC 7396 for a change of some members, else plain JSON. */
	String mediaType() {
		return this.method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
	}

}
