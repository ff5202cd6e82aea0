package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
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
