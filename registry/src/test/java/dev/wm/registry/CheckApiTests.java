package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CheckApiTests extends ApiTestBase {

	@Test
	void checksWhenGatewaysAreMissingTellTheWorstFirst() {
		assertThat(codes()).isEmpty();
		this.admin.site("sheen");
		this.admin.site("osrc");
		ApiClient osrc = this.admin.gateway("osrc", 1);
		// One that has not polled yet would be silent, too.
		osrc.call("GET", Api.CONFIG, "");
		report(osrc, "172.30.0.0/24", "172.30.128.0/17");
		assertThat(codes()).containsExactly("error network_overlap site osrc", "error network_overlap site osrc",
				"warning gateway_missing site sheen", "info no_hub mesh mesh");
		assertThat(items(Api.CHECKS)).allMatch((finding) -> finding.path("remedy").asString().endsWith("."));
	}

	@Test
	void checksWhenATokenIsOpenSeeIt() {
		this.admin.site("sheen");
		this.admin.enrolmentToken("sheen");
		this.database.sql("update enrolment_token set expires_at = created_at where site = 'sheen'").update();
		assertThat(codes()).contains("warning token_expired site sheen");
	}

	@Test
	void checksWhenAGatewayRunsTwiceNameBothAndRefuseTheYounger() {
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 1);
		String first = "a".repeat(32);
		String copy = "b".repeat(32) + " " + first;
		assertThat(sheen.report(first, "192.168.1.250").status()).isEqualTo(204);
		assertThat(sheen.report(copy, "192.168.1.77").status()).as("it may be a restart").isEqualTo(204);
		assertThat(sheen.report(first, "192.168.1.250").status()).isEqualTo(204);
		assertThat(codes()).doesNotContain("error gateway_cloned site sheen");
		Reply refused = sheen.report(copy, "192.168.1.77");
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.text("code")).isEqualTo("gateway_cloned");
		assertThat(refused.text("detail")).contains("clone", "192.168.1.250", "Stop this machine");
		assertThat(items(Api.CHECKS)).filteredOn((one) -> one.path("code").asString().equals("gateway_cloned"))
			.singleElement()
			.asString()
			.contains("(LAN 192.168.1.250)", "(LAN 192.168.1.77)", "Stop the clone");
		this.database.sql("update site set domain = 'shine' where domain = 'sheen'").update();
		assertThat(codes()).as("it goes with its site").contains("error gateway_cloned site shine");
		this.database.sql("update gateway_lineage set clone_at = clone_at - interval '6 minutes'").update();
		assertThat(codes()).doesNotContain("error gateway_cloned site shine");
	}

	@Test
	void checksWhenAnAgentOfAnEarlierVersionReportsFindNoClone() {
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 1);
		for (int round = 0; round < 3; round++) {
			report(sheen, "192.168.1.0/24", "10.0.3.0/24");
			assertThat(sheen.report("odd", "192.168.1.250").status()).isEqualTo(204);
		}
		assertThat(this.database.sql("select count(*) from gateway_lineage").query(Long.class).single()).isZero();
	}

	private static void report(ApiClient gateway, String lan, String uplink) {
		gateway.call("PUT", Api.REPORT, """
				{"version":"1","lans":["%s"],"uplinks":["%s"],"products":[],"peers":[],"repairs":[],"problems":[]}"""
			.formatted(lan, uplink));
	}

	private List<String> codes() {
		return items(Api.CHECKS).stream()
			.map((one) -> one.path("severity").asString() + " " + one.path("code").asString() + " "
					+ one.path("object").asString() + " " + one.path("name").asString())
			.toList();
	}

}
