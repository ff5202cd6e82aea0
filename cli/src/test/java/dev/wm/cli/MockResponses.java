package dev.wm.cli;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import mockwebserver3.MockResponse;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responses over HTTP.
 */
final class MockResponses {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private MockResponses() {
	}

	static MockResponse json(int status, Object value) {
		return text(status, "application/json", JSON.writeValueAsString(value));
	}

	static MockResponse problem(ProblemCode code, String detail) {
		return text(code.status(), Problem.MEDIA_TYPE,
				JSON.writeValueAsString(new Problem(code.status(), code.name(), detail, code.text(), null)));
	}

	static MockResponse text(int status, String mediaType, String body) {
		return new MockResponse.Builder().code(status).setHeader("Content-Type", mediaType).body(body).build();
	}

}
