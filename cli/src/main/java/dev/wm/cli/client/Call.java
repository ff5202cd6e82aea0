package dev.wm.cli.client;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of the registry.
 *
 * @param method the HTTP method
 * @param path one of the contract's paths
 * @param object the object's name, null for the whole collection
 * @param query the query's parameters
 * @param authenticated whether the token is shown
 */
record Call(String method, String path, @Nullable String object, Map<String, String> query, boolean authenticated) {

	Call {
		query = Map.copyOf(query);
	}

	static Call get(String path) {
		return new Call("GET", path, null, Map.of(), true);
	}

	static Call post(String path) {
		return new Call("POST", path, null, Map.of(), true);
	}

	static Call delete(String path, Object name) {
		return new Call("DELETE", path, name.toString(), Map.of(), true);
	}

	Call with(String parameter, Object value) {
		return new Call(this.method, this.path, this.object, Map.of(parameter, value.toString()), this.authenticated);
	}

	/** The same without the token, for what is open to all. */
	Call open() {
		return new Call(this.method, this.path, this.object, this.query, false);
	}

}
