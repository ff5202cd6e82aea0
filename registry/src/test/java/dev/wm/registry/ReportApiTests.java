package dev.wm.registry;

import java.util.List;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What gateways say of themselves, and how it is shown.
 */
class ReportApiTests extends ApiTestBase {

	private static final String REPORT = """
			{"applied_tag":"\\"a\\"","applied_revision":7,"reverted_tag":"\\"b\\"","version":"0.2.0","lans":["192.168.1.0/24"],\
			"uplinks":["10.0.3.0/24"],"products":[{"product":"firewall","state":"failed","detail":"nft is missing."}],\
			"peers":[%s],"repairs":[{"product":"routes","detail":"A route was gone.","age":12}],"problems":["Disk full."]}""";

	@Test
	void reportIsShownWithItsPeersByName() {
		this.admin.hub("wg");
		ApiClient hub = this.admin.gateway("wg", 1);
		this.admin.site("sheen");
		this.admin.gateway("sheen", 2);
		this.admin.as(this.admin.deviceTokenFor("laptop")).enrolDevice(3);
		Reply reply = report(hub, peer(3, "\"handshake_age\":40,"), peer(9, ""),
				peer(2, "\"endpoint\":\"203.0.113.2:51820\","));
		assertThat(reply.status()).as(reply.body()).isEqualTo(204);
		JsonNode shown = gateway("wg");
		assertThat(shown.path("version").asString()).isEqualTo("0.2.0");
		assertThat(shown.path("applied_revision").asLong()).isEqualTo(7);
		assertThat(shown.path("reverted_tag").asString()).isEqualTo("\"b\"");
		assertThat(shown.path("uplinks").toString()).isEqualTo("[\"10.0.3.0/24\"]");
		assertThat(shown.path("products").toString()).contains("firewall", "failed", "nft is missing.");
		assertThat(shown.path("repairs").path(0).path("age").asLong()).isGreaterThanOrEqualTo(12);
		assertThat(shown.path("problems").toString()).isEqualTo("[\"Disk full.\"]");
		// The peer with an unknown key is not there.
		assertThat(shown.path("peers").valueStream().map((peer) -> peer.path("name").asString()))
			.containsExactly("laptop.hub", "sheen");
		assertThat(shown.path("peers").path(0).path("last_handshake").asString()).matches("20.*Z");
		assertThat(shown.path("peers").path(1).toString()).contains("\"endpoint\":\"203.0.113.2:51820\"")
			.doesNotContain("last_handshake");
	}

	// As the agent of a later release may send.
	@Test
	void reportWhenMembersAreUnknownIsTakenWithoutThem() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		ApiClient sheen = this.admin.gateway("sheen", 1);
		Reply reply = sheen.call("PUT", Api.REPORT,
				REPORT.formatted(peer(2, "\"later\":[],"))
					.replace("\"detail\":", "\"later\":{\"a\":1},\"detail\":")
					.replace("\"problems\":", "\"later\":1,\"problems\":"));
		assertThat(reply.status()).as(reply.body()).isEqualTo(204);
		assertThat(gateway("sheen").path("peers").path(0).path("name").asString()).isEqualTo("osrc");
		assertThat(gateway("sheen").path("repairs").path(0).path("detail").asString()).isEqualTo("A route was gone.");
		assertThat(stored()).doesNotContain("later");
	}

	@Test
	void reportWhenOnlyTrafficIsNewIsShownAndNotWritten() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		ApiClient sheen = this.admin.gateway("sheen", 1);
		report(sheen, peer(2, ""));
		String written = stored();
		report(sheen, peer(2, "\"handshake_age\":1,"));
		assertThat(stored()).isEqualTo(written);
		assertThat(gateway("sheen").path("peers").path(0).has("last_handshake")).isTrue();
		this.database.sql("update gateway set reported_at = reported_at - interval '5 minutes'").update();
		report(sheen, peer(2, "\"handshake_age\":2,"));
		assertThat(stored()).isNotEqualTo(written).contains("\"handshake_age\": 2");
		sheen.call("PUT", Api.REPORT, REPORT.formatted("").replace("Disk full.", "Disk fuller."));
		assertThat(stored()).contains("Disk fuller.");
	}

	@Test
	void hostWhenItsAddressIsTheGatewaysOwnIsRefused() {
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 1, "192.168.1.0/24");
		String report = REPORT.formatted("")
			.replace("\"uplinks\"", "\"lan_addresses\":[\"192.168.1.250\"],\"uplinks\"");
		assertThat(sheen.call("PUT", Api.REPORT, report).status()).isEqualTo(204);
		assertThat(gateway("sheen").path("lan_addresses").toString()).isEqualTo("[\"192.168.1.250\"]");
		Reply refused = this.admin.host("router.sheen", "192.168.1.250");
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("address_refused");
		assertThat(refused.text("field")).isEqualTo("local_address");
		assertThat(refused.text("detail")).contains("gw.sheen", "another machine");
		assertThat(this.admin.host("server.sheen", "192.168.1.10").status()).isEqualTo(201);
		assertThat(this.admin.call("PATCH", Api.HOSTS + "/server.sheen", "{\"local_address\":\"192.168.1.250\"}")
			.text("code")).isEqualTo("address_refused");
		this.admin.site("osrc");
		assertThat(this.admin.host("server.osrc", "192.168.1.250").status()).isEqualTo(201);
	}

	@Test
	void keyWhenAGatewayChangesItAllTheTimeIsRefusedAndNobodyElseIs() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		ApiClient sheen = this.admin.gateway("sheen", 1);
		ApiClient osrc = this.admin.gateway("osrc", 2);
		List<Integer> statuses = IntStream.range(10, 80).mapToObj((number) -> key(sheen, number)).toList();
		assertThat(statuses.subList(0, 30)).containsOnly(204);
		assertThat(statuses).contains(429).containsOnly(204, 429);
		assertThat(key(osrc, 90)).isEqualTo(204);
		assertThat(this.admin.site("wg").status()).isEqualTo(201);
	}

	private static int key(ApiClient gateway, int number) {
		return gateway.call("PUT", "/api/v1/gateway/key", "{\"public_key\":\"" + Keys.key(number) + "\"}").status();
	}

	@Test
	void reportWhenAnotherMachineHasEnrolledMeanwhileIsRefused() {
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 1);
		// As it is between the other's enrolment and the end of this one's credential.
		this.database.sql("update gateway set session = session + 1").update();
		String written = stored();
		assertThat(report(sheen).status()).isEqualTo(401);
		assertThat(stored()).isEqualTo(written);
		assertThat(gateway("sheen").path("version").asString()).isEqualTo("0.1.0");
		assertThat(this.admin.get("/api/v1/sites/sheen").body()).contains("\"lans\":[]");
	}

	@Test
	void gatewaysWhenAnotherMachineEnrolsShowNothingOfTheFirst() {
		this.admin.site("sheen");
		report(this.admin.gateway("sheen", 1));
		this.admin.gateway("sheen", 2);
		assertThat(gateway("sheen").toString()).contains("0.1.0").doesNotContain("0.2.0", "Disk full.");
	}

	@Test
	void gatewaysWhenAStoredReportCannotBeReadShowTheOthers() {
		this.admin.site("sheen");
		this.admin.gateway("sheen", 1);
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		this.database.sql("update gateway set report = '{\"version\":7,\"lans\":\"\"}' where site = 'osrc'").update();
		assertThat(gateway("osrc").path("enrolled").asBoolean()).isTrue();
		assertThat(gateway("sheen").path("version").asString()).isEqualTo("0.1.0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			applied_tag      | "applied_tag":"\\"a\\""   | "applied_tag":"a\\nb"
			applied_revision | "applied_revision":7      | "applied_revision":-1
			products         | nft is missing.           | nft\\u0000
			repairs          | "age":12                  | "age":-1
			repairs          | "age":12                  | "age":9000000000000
			peers            | "sent_bytes":2            | "sent_bytes":-2
			""")
	void reportWhenAMemberIsOutOfRangeIsRefused(String field, String from, String to) {
		this.admin.site("sheen");
		String report = REPORT.formatted(peer(2, "\"handshake_age\":1,"));
		assertThat(report).contains(from);
		Reply reply = this.admin.gateway("sheen", 1).call("PUT", Api.REPORT, report.replace(from, to));
		assertThat(reply.status()).as(reply.body()).isEqualTo(400);
		assertThat(reply.text("field")).isEqualTo(field);
	}

	private JsonNode gateway(String site) {
		return items(Api.GATEWAYS).stream()
			.filter((gateway) -> gateway.path("site").asString().equals(site))
			.findFirst()
			.orElseThrow();
	}

	private String stored() {
		return this.database.sql("select reported_at || ' ' || report from gateway where site = 'sheen'")
			.query(String.class)
			.single();
	}

	private static Reply report(ApiClient gateway, String... peers) {
		return gateway.call("PUT", Api.REPORT, REPORT.formatted(String.join(",", peers)));
	}

	private static String peer(int key, String more) {
		return "{\"public_key\":\"" + Keys.key(key) + "\"," + more + "\"received_bytes\":1,\"sent_bytes\":2}";
	}

}
