package dev.wm.registry;

import java.net.http.HttpRequest.BodyPublishers;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Query parameters, conditions and patches are read as the OpenAPI document has them.
 */
class QueryApiTests extends ApiTestBase {

	@ParameterizedTest
	@ValueSource(strings = { "changes?until=", "changes?since=", "changes?since=1700000000", "changes?since=yesterday",
			"changes?since=Sun,%2001%20Mar%202026%2012:00:00%20GMT", "changes?until=%202026-03-01T12:00:00Z",
			"changes?revision=", "changes?revision=0x1", "changes?revision=%2B1", "changes?revision=1.0",
			"changes?revision=01", "changes?revision=9223372036854775808", "changes?limit=", "changes?limit=0",
			"changes?limit=1001", "changes?limit=%231", "changes?object=", "changes?name=", "changes?actor=",
			"changes?after=", "changes?after=x", "changes?object=%07", "changes?name=a&name=b", "changes?revison=1",
			"hosts?type=", "hosts?type=ISOLATED", "hosts?type=Isolated", "hosts?type=1", "hosts?type=%20isolated",
			"hosts?type=isolated&type=isolated", "hosts?site=", "hosts?limit=", "hosts?limit=0", "hosts?limit=01",
			"hosts?limit=-1", "hosts?limit=1001", "hosts?limit=1e2", "hosts?after=", "hosts?name=", "hosts?name=%00",
			"hosts?Limit=1", "hosts?plan=false", "hosts?", "sites?type=isolated", "mesh?x=", "mesh?x", "mesh?=x",
			"checks?verbose=true", "diff?from=", "diff?from=1&to=", "diff?from=abc", "diff", "export?secrets=",
			"export?secrets=yes", "export?secrets=TRUE", "export?secrets=1", "openapi.json?v=3" })
	void getWhenAParameterIsNotAsDocumentedIsRefused(String query) {
		Reply reply = this.admin.get("/api/v1/" + query);
		// An empty query is none.
		assertThat(reply.status()).as(query + reply).isEqualTo(query.endsWith("hosts?") ? 200 : 400);
	}

	@Test
	void getWhenANameIsTooLongIsRefused() {
		assertThat(this.admin.get(Api.HOSTS + "?name=" + "a".repeat(255)).status()).isEqualTo(200);
		assertThat(this.admin.get(Api.HOSTS + "?name=" + "a".repeat(256)).status()).isEqualTo(400);
		assertThat(this.admin.get(Api.CHANGES + "?actor=" + "a".repeat(256)).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?plam=true", "?Plan=true", "?plan=", "?plan=1", "?plan=true&plan=false", "?dry_run=true",
			"?plan=TRUE" })
	void postWhenPlanIsMisspeltStoresNothing(String query) {
		Reply reply = this.admin.post(Api.SITES + query, "{\"domain\":\"sheen\"}");
		assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
		assertThat(items(Api.SITES)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "hosts/0", "hosts/a", "hosts/a.b.c", "hosts/-a.b", "sites/a.b", "sites/a_b", "devices/a.b",
			"credentials/x", "credentials/0x1", "credentials/%2B1", "credentials/01", "credentials/1.0",
			"enrolment-tokens/x", "hosts/h%C3%A4.b" })
	void deleteWhenTheNameIsNoneIsRefused(String path) {
		Reply reply = this.admin.delete("/api/v1/" + path);
		assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
		assertThat(reply.text("field")).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"nothing" | {"type":1}                | 400 | malformed_body
			"nothing" | {"type":"Isolated"}       | 400 | malformed_body
			"nothing" | {"local_address":true}    | 400 | malformed_body
			"nothing" | {"local_address":"x"}     | 400 | invalid_value
			"nothing" | {"masquerade":"true"}     | 400 | malformed_body
			"nothing" | {"unknown":null}          | 400 | malformed_body
			"nothing" | {"unknown":1}             | 400 | malformed_body
			"nothing" | []                        | 400 | malformed_body
			"nothing" | null                      | 400 | malformed_body
			"nothing" | {"name":null}             | 400 | invalid_value
			nothing   | {}                        | 400 | invalid_value
			"a"b"     | {}                        | 400 | invalid_value
			"a",      | {}                        | 400 | invalid_value
			"nothing" | {}                        | 412 | precondition_failed
			W/"weak"  | {"type":"isolated"}       | 412 | precondition_failed
			*         | {"type":"isolated"}       | 200 |
			""")
	void patchWhenTheBodyIsWrongSaysSoBeforeTheCondition(String condition, String body, int status, String code) {
		this.admin.site("sheen");
		this.admin.host("server.sheen", "192.168.1.10");
		Reply reply = this.admin.send(this.admin.request(Api.HOSTS + "/server.sheen")
			.header("Content-Type", "application/merge-patch+json")
			.header("If-Match", condition)
			.method("PATCH", BodyPublishers.ofString(body)));
		assertThat(reply.status()).as(reply.toString()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo((code != null) ? code : "");
	}

	@Test
	void deleteWhenTheConditionIsEmptyIsRefused() {
		this.admin.site("sheen");
		Reply reply = this.admin.send(this.admin.request(Api.SITES + "/sheen")
			.header("If-Match", "")
			.method("DELETE", BodyPublishers.noBody()));
		assertThat(reply.status()).as(reply.toString()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/merge-patch+json", "application/problem+json", "text/plain",
			"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "nonsense" })
	void postWhenTheTypeIsNotJsonIsRefused(String type) {
		Reply reply = this.admin.send(this.admin.request(Api.SITES)
			.header("Content-Type", type)
			.POST(BodyPublishers.ofString("{\"domain\":\"sheen\"}")));
		assertThat(reply.status()).as(reply.toString()).isEqualTo(415);
	}

}
