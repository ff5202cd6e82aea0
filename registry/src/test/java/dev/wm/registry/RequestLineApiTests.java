package dev.wm.registry;

import java.util.List;
import java.util.Set;

import dev.wm.contract.v1.Problem;
import dev.wm.registry.testing.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods and paths as no HTTP client would write them: refused the same way at the
 * polls, which are answered ahead of everything, at health, the API and the metrics.
 */
class RequestLineApiTests extends ApiTestBase {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/config                          | GET, HEAD
			/health                          | GET, HEAD
			/health/live                     | GET, HEAD
			/health/ready                    | GET, HEAD
			/metrics                         | GET
			/api/v1/openapi.json             | GET
			/api/v1/checks                   | GET
			/api/v1/sites                    | GET, POST
			/api/v1/sites/a                  | GET, PUT, PATCH, DELETE
			/api/v1/sites/a/key-rotation     | POST
			/api/v1/rollback                 | POST
			/api/v1/gateway/report           | PUT
			""")
	void callWhenTheMethodIsUnknownNamesThePossibleOnes(String path, String allowed) {
		for (String method : List.of("QUERY", "TRACE", "PROPFIND", "LOCK", "M-SEARCH", "get", "A".repeat(500))) {
			RawHttp reply = RawHttp.send(this.admin, method + " " + path);
			assertThat(reply.status()).as(method + " " + path + " " + reply).isEqualTo(405);
			assertThat(Set.of(reply.header("Allow").split(", "))).isEqualTo(Set.of(allowed.split(", ")));
			assertProblem(reply, "method_not_allowed");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "QUERY", "TRACE", "PROPFIND", "get" })
	void callWhenTheMethodIsUnknownTellsStrangersNothing(String method) {
		assertThat(RawHttp.send(this.admin.as(""), method + " /api/v1/sites").status()).isEqualTo(401);
		assertThat(RawHttp.send(this.admin.as(""), method + " /api/v1/nothing").status()).isEqualTo(401);
		assertThat(RawHttp.send(this.admin, method + " /api/v1/nothing").status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "example.com:443", "/config", "/api/v1/sites", "*" })
	void connectIsNotImplementedAndSaysSo(String target) {
		RawHttp reply = RawHttp.send(this.admin, "CONNECT " + target);
		assertThat(reply.status()).isEqualTo(501);
		assertProblem(reply, "method_not_allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/health/..%s", "/health/live/../..%s", "/health/.%s/../%s", "/.%s", "/%s", "%s/.",
			"%s/x/..", "%s;x=y", "%s;", "/;x=y%s", "%s%%3bx", "/%%2e%s", "/health/%%2e%%2e%s", "/health/.%%2e%s",
			"/health%%2f..%s", "/health\\..%s", "/health%%5c..%s", "%s%%00", "%s\u0000", "/..%s", "%s%%2f", "%s%%0a",
			"%s%%0d", "%s%%", "%s%%2", "%s%%zz", "%s%%25", "%s%%ff", "%s#x", "x%s", "http://x/..%s", "%s\u007f" })
	void getWhenThePathIsNotPlainIsRefusedEverywhere(String form) {
		for (String path : List.of("/config", "/health", "/metrics", "/api/v1/sites")) {
			for (String method : List.of("GET", "POST", "QUERY")) {
				String target = method + " " + form.replaceAll("%s", path).replace("%%", "%");
				RawHttp reply = RawHttp.send(this.admin, target);
				assertThat(reply.status()).as(target + " " + reply).isEqualTo(400);
				assertProblem(reply, "invalid_value");
			}
		}
	}

	@Test
	void getWhenAPathIsLongerOrOfAnotherCaseIsNotFound() {
		for (String path : List.of("/config/", "/health/", "/metrics/", "/api/v1/sites/", "/CONFIG", "/Api/v1/sites",
				"/config%20", "/api/v1/sites%20", "/c%c3%b6nfig")) {
			RawHttp reply = RawHttp.send(this.admin, "GET " + path);
			assertThat(reply.status()).as(path).isEqualTo(404);
			assertProblem(reply, "not_found");
		}
	}

	@Test
	void getWhenALetterIsEncodedIsTheSamePath() {
		// RFC 3986, section 6.2.2.2.
		for (String path : List.of("/%63onfig", "/%68ealth", "/%6detrics", "/api/v1/%73ites", "http://x/config")) {
			assertThat(RawHttp.send(this.admin, "GET " + path).status()).as(path).isEqualTo(200);
		}
	}

	private static void assertProblem(RawHttp reply, String code) {
		assertThat(reply.header("Content-Type")).isEqualTo(Problem.MEDIA_TYPE);
		assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
		assertThat(reply.json().path("code").asString()).isEqualTo(code);
		assertThat(reply.json().path("title").asString()).isNotEqualTo("Internal Server Error");
	}

}
