package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class CredentialApiTests extends ApiTestBase {

	@Autowired
	private ApplicationContext context;

	@Test
	void issueGivesAViewerWhoReadsAndChangesNothing() {
		Reply reply = this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\",\"label\":\"wall\"}");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text("token")).matches("wm_view_[A-Za-z0-9_-]{43}");
		ApiClient viewer = this.admin.as(reply.text("token"));
		assertThat(config(viewer).body()).isEqualTo(config(this.admin).body());
		assertThat(viewer.get(Api.SITES).status()).isEqualTo(200);
		assertThat(viewer.site("sheen").status()).isEqualTo(403);
		assertThat(viewer.get(Api.CREDENTIALS).body()).contains("\"label\":\"wall\"").doesNotContain(viewer.token());
		revoke(reply);
		assertThat(config(viewer).status()).isEqualTo(401);
	}

	@Test
	void revokeWhenNobodyCouldRunTheMeshIsRefused() {
		JsonNode operators = items(Api.CREDENTIALS).stream()
			.filter((held) -> held.path("kind").asString().equals("admin"))
			.findFirst()
			.orElseThrow();
		Reply reply = this.admin.delete(Api.CREDENTIALS + "/" + operators.path("id").asLong());
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.text("code")).isEqualTo("credential_needed");
		assertThat(reply.text("detail")).contains("WM_REGISTRY_TOKEN");
		assertThat(this.admin.delete(Api.CREDENTIALS + "/999999").text("code")).isEqualTo("not_found");
	}

	@Test
	void revokeWhenAnAdministratorRevokesItselfWorks() {
		Reply issued = this.admin.post(Api.CREDENTIALS, "{\"kind\":\"admin\"}");
		ApiClient second = this.admin.as(issued.text("token"));
		assertThat(second.token()).startsWith("wm_adm_");
		assertThat(second.delete(Api.CREDENTIALS + "/" + id(issued)).status()).isEqualTo(200);
		assertThat(second.get(Api.SITES).status()).isEqualTo(401);
	}

	@Test
	void revokeWhenItIsAGatewaysLetsItEnrolAgain() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		JsonNode held = items(Api.CREDENTIALS + "?type=gateway").getFirst();
		assertThat(held.path("site").asString()).isEqualTo("sheen");
		this.admin.delete(Api.CREDENTIALS + "/" + held.path("id").asLong());
		assertThat(config(gateway).status()).isEqualTo(401);
		assertThat(config(this.admin.gateway("sheen", 1)).status()).isEqualTo(200);
	}

	@Test
	void lastUseIsSeenAtOnceAndWrittenLater() {
		Reply issued = this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}");
		assertThat(this.admin.get(Api.CREDENTIALS + "/" + id(issued)).body()).doesNotContain("last_used");
		this.admin.as(issued.text("token")).get(Api.CONFIG);
		assertThat(this.admin.get(Api.CREDENTIALS + "/" + id(issued)).body()).contains("last_used");
		assertThat(lastUsedInDatabase(id(issued))).isEmpty();
		ReflectionTestUtils.invokeMethod(this.context.getBean("credentialLastUse"), "flush");
		assertThat(lastUsedInDatabase(id(issued))).isNotEmpty();
		revoke(issued);
	}

	// WX12
	@Test
	void enrolmentTokensAreListedAndRevoked() {
		this.admin.hub("wg");
		this.admin.device("laptop");
		Reply token = this.admin.post(Api.ENROLMENT_TOKENS, "{\"device\":\"laptop\",\"valid_seconds\":60}");
		assertThat(token.status()).isEqualTo(201);
		assertThat(items(Api.ENROLMENT_TOKENS)).singleElement().satisfies((pending) -> {
			assertThat(pending.path("device").asString()).isEqualTo("laptop");
			assertThat(pending.has("token")).isFalse();
			assertThat(pending.has("used_at")).isFalse();
		});
		String path = Api.ENROLMENT_TOKENS + "/" + token.json().path("id").asLong();
		assertThat(this.admin.delete(path).text("device")).isEqualTo("laptop");
		assertThat(this.admin.delete(path).text("code")).isEqualTo("not_found");
		assertThat(this.admin.as(token.text("token")).enrolDevice(5).status()).isEqualTo(401);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			enrolment-tokens | {"site":"wg","valid_seconds":59}       | 400 | invalid_value | valid_seconds
			enrolment-tokens | {"site":"wg","valid_seconds":2592001}  | 400 | invalid_value | valid_seconds
			enrolment-tokens | {"device":"nothing"}                   | 404 | not_found     | device
			enrolment-tokens | {"site":"wg","device":"a"}             | 400 | invalid_value |
			credentials      | {"kind":"gateway"}                     | 400 | invalid_value |
			credentials      | {"kind":"viewer","label":"a\\u0000"}   | 400 | invalid_value | label
			""")
	void issueWhenARuleIsBrokenSaysWhich(String path, String body, int status, String code, String field) {
		this.admin.hub("wg");
		Reply reply = this.admin.post("/api/v1/" + path, body);
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo((field != null) ? field : "");
	}

	// W19, W144, W157
	@Test
	void deviceEnrolsSeesItsViewAndRemovesItself() {
		this.admin.hub("wg");
		this.admin.gateway("wg", 1);
		this.admin.device("laptop");
		this.admin.device("other");
		Reply enrolled = this.admin.as(this.admin.deviceToken("laptop")).enrolDevice(5);
		assertThat(enrolled.status()).as(enrolled.body()).isEqualTo(201);
		assertThat(enrolled.text("token")).matches("wm_dev_[A-Za-z0-9_-]{43}");
		ApiClient device = this.admin.as(enrolled.text("token"));
		assertThat(config(device).json().path("hub").path("public_key").asString()).isEqualTo(Keys.key(1).toString());
		assertThat(config(device).json().path("device").path("name").asString()).isEqualTo("laptop");
		assertThat(device.delete("/api/v1/devices/other").status()).isEqualTo(403);
		assertThat(device.delete("/api/v1/devices/laptop").status()).isEqualTo(200);
		assertThat(config(device).status()).isEqualTo(401);
		assertThat(items(Api.DEVICES)).hasSize(1);
	}

	// W139
	@Test
	void deviceEnrolsWithAnAdministratorsTokenAndIsCreated() {
		this.admin.hub("wg");
		String body = "{\"device\":{\"name\":\"%s\",\"type\":\"%s\"},\"public_key\":\"%s\",\"version\":\"1\"}";
		assertThat(this.admin.post(Api.DEVICE_ENROLMENTS, body.formatted("sensor", "isolated", Keys.key(5))).status())
			.isEqualTo(201);
		assertThat(this.admin.get("/api/v1/devices/sensor").body()).contains("isolated", Keys.key(5).toString());
		assertThat(
				this.admin.post(Api.DEVICE_ENROLMENTS, body.formatted("sensor", "roaming", Keys.key(5))).text("field"))
			.isEqualTo("device.type");
		assertThat(this.admin.post(Api.DEVICE_ENROLMENTS, body.formatted("twin", "isolated", Keys.key(5))).text("code"))
			.isEqualTo("key_taken");
		assertThat(this.admin.get("/api/v1/devices/twin").status()).isEqualTo(404);
		assertThat(this.admin.as(this.admin.enrolmentToken("wg")).enrol(5).text("code")).isEqualTo("key_taken");
	}

	// WX12
	@Test
	void rotationIsAskedForAndEndsWithTheNewKey() {
		this.admin.hub("wg");
		assertThat(this.admin.post("/api/v1/sites/wg/key-rotation", "").text("code")).isEqualTo("not_found");
		ApiClient gateway = this.admin.gateway("wg", 1);
		ApiClient device = this.admin
			.as(this.admin.as(this.admin.deviceTokenFor("laptop")).enrolDevice(5).text("token"));
		for (String path : List.of("/api/v1/sites/wg", "/api/v1/devices/laptop")) {
			assertThat(this.admin.post(path + "/key-rotation", "").body()).contains("\"rotate_key\":true");
			assertThat(this.admin.get(path).body()).contains("\"rotate_key\":true");
		}
		assertThat(config(gateway).body()).contains("\"rotate_key\":true");
		assertThat(config(device).body()).contains("\"rotate_key\":true");
		assertThat(device.call("PUT", Api.DEVICE_KEY, key(1)).text("code")).isEqualTo("key_taken");
		assertThat(gateway.call("PUT", Api.GATEWAY_KEY, key(5)).text("code")).isEqualTo("key_taken");
		assertThat(gateway.call("PUT", Api.GATEWAY_KEY, key(11)).status()).isEqualTo(204);
		assertThat(device.call("PUT", Api.DEVICE_KEY, key(15)).status()).isEqualTo(204);
		assertThat(config(gateway).body()).contains("\"rotate_key\":false", Keys.key(11).toString(),
				Keys.key(15).toString());
		assertThat(config(device).body()).contains("\"rotate_key\":false", Keys.key(11).toString());
	}

	private static String key(int number) {
		return "{\"public_key\":\"" + Keys.key(number) + "\"}";
	}

	private static long id(Reply issued) {
		return issued.json().path("credential").path("id").asLong();
	}

	private void revoke(Reply issued) {
		assertThat(this.admin.delete(Api.CREDENTIALS + "/" + id(issued)).status()).isEqualTo(200);
	}

	private List<@Nullable String> lastUsedInDatabase(long id) {
		return this.database.sql("select last_used from credential where id = ? and last_used is not null")
			.param(id)
			.query(String.class)
			.list();
	}

}
