package dev.wm.registry.testing;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the registry answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body's text
 */
public record Reply(int status, HttpHeaders headers, String body) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/**
	 * Takes a response, after a look at whether it and its request are as the OpenAPI
	 * document has them.
	 */
	static Reply of(HttpResponse<String> response) {
		ApiContract.check(response);
		return new Reply(response.statusCode(), response.headers(), response.body());
	}

	public JsonNode json() {
		return JSON.readTree(this.body);
	}

	/**
	 * A member of the body as text, empty if it is not there.
	 */
	public String text(String member) {
		return json().path(member).asString("");
	}

	public String header(String name) {
		return this.headers.firstValue(name).orElse("");
	}

}
