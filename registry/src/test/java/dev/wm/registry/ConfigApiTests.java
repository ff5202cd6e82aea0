package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigApiTests extends ApiTestBase {

	private static final String REPORT = """
			{"applied_tag":%s,"version":"0.2.0","lans":[%s],"uplinks":[],"products":[],"peers":[],"repairs":[],\
			"problems":["%s"]}""";

	// W10
	@Test
	void healthNeedsNoToken() {
		Reply reply = this.admin.as("").get(Api.HEALTH);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).isEqualTo("{\"status\":\"ok\"}");
		assertThat(reply.header("Content-Type")).isEqualTo("application/json");
	}

	// W6, W7, W11
	@Test
	void meshSaysWhichMeshItIs() {
		assertThat(this.admin.get(Api.MESH).body()).isEqualTo("""
				{"mesh_name":"wm","network":"jde","supernet":"172.30.0.0/16","revision":%d,\
				"version":"0.1.0","public_url":"https://wm-registry.jde.nz"}""".formatted(revision()));
	}

	// W63
	@Test
	void configWhenTheTagIsKnownIsNotSentAgain() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		Reply full = config(gateway);
		assertThat(full.status()).isEqualTo(200);
		assertThat(full.header("ETag")).matches("\"[A-Za-z0-9_-]{43}\"");
		Reply known = gateway.get(Api.CONFIG, "If-None-Match", full.header("ETag"));
		assertThat(known.status()).isEqualTo(304);
		assertThat(known.body()).isEmpty();
		assertThat(known.header("ETag")).isEqualTo(full.header("ETag"));
		assertThat(known.header(Api.REVISION_HEADER)).isEqualTo(Long.toString(revision()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "\"other\", %s", "W/%s", "\"x\",%s , \"y\"" })
	void configWhenTheTagIsAmongSeveralIsNotSentAgain(String form) {
		String tag = config(this.admin).header("ETag");
		assertThat(this.admin.get(Api.CONFIG, "If-None-Match", form.replace("%s", tag)).status()).isEqualTo(304);
	}

	// The database's own log does not grow, save for what others happen to write
	// meanwhile.
	@Test
	void configWhenPolledWritesNothing() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		String tag = config(gateway).header("ETag");
		Waiting.await().until(() -> {
			String before = written();
			for (int i = 0; i < 100; i++) {
				assertThat(gateway.get(Api.CONFIG, "If-None-Match", tag).status()).isEqualTo(304);
			}
			return written().equals(before);
		});
	}

	private String written() {
		return this.database.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single();
	}

	@Test
	void configWhenAChangeDoesNotTouchTheViewKeepsItsTag() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		ApiClient sheen = this.admin.gateway("sheen", 1);
		ApiClient osrc = this.admin.gateway("osrc", 2);
		Reply before = config(osrc);
		report(sheen, "null", "\"192.168.1.0/24\"");
		Reply after = config(osrc);
		assertThat(after.header("ETag")).isEqualTo(before.header("ETag"));
		assertThat(revisionOf(after)).isEqualTo(revisionOf(before) + 1);
	}

	// W97
	@Test
	void configSeesAWriteAsSoonAsTheWriterDoes() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		ApiClient osrc = this.admin.gateway("osrc", 2);
		for (int number = 1; number <= 20; number++) {
			this.admin.host("h" + number + ".sheen", "192.168.1." + number);
			assertThat(config(osrc).body()).contains("\"h" + number + ".sheen\"");
		}
		assertThat(config(osrc).body()).doesNotContain("192.168.1.");
	}

	@Test
	void configWhenOnlyEnrollingIsForbidden() {
		this.admin.site("sheen");
		Reply reply = config(this.admin.as(this.admin.enrolmentToken("sheen")));
		assertThat(reply.status()).isEqualTo(403);
		assertThat(reply.text("code")).isEqualTo("forbidden");
	}

	@Test
	void configWhenAnotherProcessWroteFollowsSoon() {
		String before = config(this.admin).body();
		this.database.sql("""
				insert into site (domain, supernet, subnet, hub, listen_port)
				values ('elsewhere', '172.30.0.0/16', '172.30.9.0/24', false, 51820)""").update();
		this.database.sql("update mesh set revision = revision + 1").update();
		Waiting.await()
			.untilAsserted(() -> assertThat(config(this.admin).body()).isNotEqualTo(before).contains("elsewhere"));
	}

	@Test
	void gatewaysShowWhetherTheyAreInStep() {
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 1);
		assertThat(gateways()).matches("""
				\\{"items":\\[\\{"site":"sheen","enrolled":true,"in_sync":false,"version":"0.1.0",\
				"uplinks":\\[],"products":\\[],"peers":\\[],"repairs":\\[],"problems":\\[],\
				"reported_at":"20[^"]+Z"}]}""");
		String tag = config(sheen).header("ETag");
		assertThat(report(sheen, "\"" + tag.replace("\"", "\\\"") + "\"", "").status()).isEqualTo(204);
		assertThat(gateways()).contains("\"in_sync\":true", "\"last_seen\":\"", "\"problems\":[\"a problem\"]",
				"\"version\":\"0.2.0\"");
		// It has taken the configuration compressed.
		report(sheen, "\"W/" + tag.replace("\"", "\\\"") + "\"", "");
		assertThat(gateways()).contains("\"in_sync\":true");
		this.admin.host("server.sheen", "192.168.1.10");
		assertThat(gateways()).contains("\"in_sync\":false");
	}

	@Test
	void reportWhenNothingOfTheMeshChangesMakesNoRevision() {
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 1, "10.1.0.0/16", "192.168.1.0/24");
		long revision = revision();
		assertThat(report(sheen, "null", "\"192.168.1.0/24\",\"10.1.0.0/16\"").status()).isEqualTo(204);
		assertThat(revision()).isEqualTo(revision);
		report(sheen, "null", "\"10.1.0.0/16\"");
		assertThat(revision()).isEqualTo(revision + 1);
		assertThat(this.admin.get("/api/v1/sites/sheen").body()).contains("\"lans\":[\"10.1.0.0/16\"]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\\u0000b", "a\\nb", "\\ud800" })
	void reportWhenTheTextIsNotPrintableIsRefused(String problem) {
		this.admin.site("sheen");
		Reply reply = this.admin.gateway("sheen", 1).call("PUT", Api.REPORT, REPORT.formatted("null", "", problem));
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text("field")).startsWith("problems");
	}

	private String gateways() {
		return this.admin.get(Api.GATEWAYS).body();
	}

	private static long revisionOf(Reply reply) {
		return Long.parseLong(reply.header(Api.REVISION_HEADER));
	}

	private static Reply report(ApiClient gateway, String tag, String lans) {
		return gateway.call("PUT", Api.REPORT, REPORT.formatted(tag, lans, "a problem"));
	}

}
