package dev.wm.registry;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnrolmentApiTests extends ApiTestBase {

	// W14, WX9
	@Test
	void enrolWithAOneUseTokenGivesAGatewayItsOwnCredential() {
		this.admin.site("sheen");
		Reply token = this.admin.post(Api.ENROLMENT_TOKENS, "{\"site\":\"sheen\"}");
		assertThat(token.status()).isEqualTo(201);
		assertThat(token.text("token")).matches("wm_enr_[A-Za-z0-9_-]{43}");
		Reply reply = this.admin.as(token.text("token")).enrol(1, "192.168.1.0/24", "10.9.0.0/16", "192.168.1.0/24");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.text("token")).matches("wm_gw_[A-Za-z0-9_-]{43}");
		assertThat(reply.json().path("site").toString()).isEqualTo(this.admin.get("/api/v1/sites/sheen").body())
			.contains("\"lans\":[\"10.9.0.0/16\",\"192.168.1.0/24\"]", Keys.key(1).toString());
		assertThat(config(this.admin.as(reply.text("token"))).status()).isEqualTo(200);
	}

	@Test
	void enrolWhenTwentyShowTheSameTokenLetsOneIn() throws Exception {
		this.admin.site("sheen");
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		List<Callable<Reply>> calls = IntStream.range(0, 20)
			.<Callable<Reply>>mapToObj((number) -> () -> newcomer.enrol(number))
			.toList();
		try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Integer> statuses = pool.invokeAll(calls).stream().map(Future::resultNow).map(Reply::status).toList();
			assertThat(statuses).containsOnlyOnce(201).containsOnly(201, 401);
		}
	}

	@Test
	void enrolWhenRefusedLeavesTheTokenGood() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.gateway("osrc", 1);
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		assertThat(newcomer.enrol(1).text("code")).isEqualTo("key_taken");
		assertThat(newcomer.post(Api.ENROLMENTS, request("\"site\":{\"domain\":\"osrc\"},", 2)).text("field"))
			.isEqualTo("site.domain");
		assertThat(newcomer.enrol(2).status()).isEqualTo(201);
		assertThat(newcomer.enrol(3).status()).isEqualTo(401);
	}

	@Test
	void enrolWhenTheAnswerWasLostGivesTheSameGatewayAnother() {
		this.admin.site("sheen");
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		Reply lost = newcomer.enrol(1);
		// Whoever else has the token is refused as before.
		assertThat(newcomer.enrol(2).text("detail")).contains("was used up at", "wm gateway-setup sheen");
		Reply again = newcomer.enrol(1);
		assertThat(again.status()).isEqualTo(201);
		assertThat(config(this.admin.as(lost.text("token"))).status()).isEqualTo(401);
		assertThat(config(this.admin.as(again.text("token"))).status()).isEqualTo(200);
		// The answer has arrived: the token is spent for everybody.
		assertThat(newcomer.enrol(1).status()).isEqualTo(401);
		assertThat(config(this.admin.as(again.text("token"))).status()).isEqualTo(200);
	}

	// W45
	@Test
	void enrolAgainReplacesKeyAndCredential() {
		this.admin.site("sheen");
		ApiClient first = this.admin.gateway("sheen", 1);
		ApiClient same = this.admin.gateway("sheen", 1);
		assertThat(config(first).status()).isEqualTo(401);
		ApiClient rebuilt = this.admin.gateway("sheen", 2);
		assertThat(config(same).status()).isEqualTo(401);
		assertThat(config(rebuilt).body()).contains(Keys.key(2).toString()).doesNotContain(Keys.key(1).toString());
	}

	// W14, W43
	@Test
	void enrolWithAnAdministratorsTokenCreatesTheSite() {
		Reply reply = this.admin.post(Api.ENROLMENTS, request("""
				"site":{"domain":"wg","hub":true,"subnet":"172.30.5.0/24","endpoint":"203.0.113.7"},""", 1));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(this.admin.get("/api/v1/sites/wg").body()).contains("\"subnet\":\"172.30.5.0/24\"", "\"hub\":true");
		Reply again = this.admin.post(Api.ENROLMENTS, request("""
				"site":{"domain":"wg","hub":true,"endpoint":"203.0.113.8","listen_port":99},""", 1));
		assertThat(again.json().path("site").path("endpoint").asString()).isEqualTo("203.0.113.8:51820");
		assertThat(again.json().path("site").path("listen_port").asInt()).isEqualTo(99);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			                                                       | 400 | invalid_value  | site
			{"domain":"sheen","subnet":"172.30.9.0/24"}            | 422 | subnet_refused | site.subnet
			{"domain":"sheen","prefix_length":25}                  | 422 | subnet_refused | site.prefix_length
			{"domain":"sheen","hub":true}                          | 400 | invalid_value  | site.hub
			{"domain":"new","subnet":"172.30.0.0/25"}              | 409 | subnet_overlap | site.subnet
			{"domain":"no_pe"}                                     | 400 | invalid_value  | site.domain
			""")
	void enrolWithAnAdministratorsTokenWhenTheSiteIsOtherwiseIsRefused(String site, int status, String code,
			String field) {
		this.admin.site("sheen");
		long revision = revision();
		Reply reply = this.admin.post(Api.ENROLMENTS, request((site != null) ? "\"site\":" + site + "," : "", 1));
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo(field);
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void enrolWithAOneUseTokenFillsAnUnsetEndpointOnly() {
		this.admin.site("sheen");
		String told = "\"site\":{\"domain\":\"sheen\",\"hub\":true,\"endpoint\":\"203.0.113.%d\"},";
		this.admin.as(this.admin.enrolmentToken("sheen")).post(Api.ENROLMENTS, request(told.formatted(7), 1));
		this.admin.as(this.admin.enrolmentToken("sheen")).post(Api.ENROLMENTS, request(told.formatted(8), 1));
		assertThat(this.admin.get("/api/v1/sites/sheen").text("endpoint")).isEqualTo("203.0.113.7:51820");
	}

	@Test
	void enrolWhenALanOverlapsTheSupernetIsRefusedAndLeavesTheTokenGood() {
		this.admin.site("sheen");
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		Reply reply = newcomer.enrol(1, "192.168.1.0/24", "172.30.7.0/24");
		assertThat(reply.status()).isEqualTo(422);
		assertThat(reply.text("code")).isEqualTo("network_conflict");
		assertThat(reply.text("field")).isEqualTo("lans");
		assertThat(reply.text("detail")).contains("172.30.7.0/24", "renumber");
		assertThat(newcomer.enrol(1, "192.168.1.0/24").status()).isEqualTo(201);
	}

	@Test
	void enrolWhenTheSiteIsGoneIsRefused() {
		this.admin.site("sheen");
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		ApiClient gateway = this.admin.gateway("sheen", 1);
		this.admin.delete("/api/v1/sites/sheen");
		assertThat(newcomer.enrol(2).status()).isEqualTo(401);
		assertThat(config(gateway).status()).isEqualTo(401);
		assertThat(this.admin.post(Api.ENROLMENT_TOKENS, "{\"site\":\"sheen\"}").text("code")).isEqualTo("not_found");
	}

	@Test
	void enrolWhenTheTokenHasExpiredIsRefused() {
		this.admin.site("sheen");
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		this.database.sql("update enrolment_token set expires_at = now() - interval '1 second'").update();
		assertThat(newcomer.enrol(1).status()).isEqualTo(401);
	}

	private static String request(String site, int key) {
		return "{" + site + "\"public_key\":\"" + Keys.key(key) + "\",\"lans\":[],\"version\":\"0.1.0\"}";
	}

}
