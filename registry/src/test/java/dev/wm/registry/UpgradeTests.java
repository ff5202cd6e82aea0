package dev.wm.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A registry that finds what an older one has left.
 */
class UpgradeTests {

	private static final String GATEWAY_TOKEN = "wm_gw_" + "G".repeat(43);

	private static final String ENROLMENT_TOKEN = "wm_enr_" + "E".repeat(43);

	private static final String USED_TOKEN = "wm_enr_" + "U".repeat(43);

	private static Replica registry;

	private static ApiClient admin;

	@BeforeAll
	static void upgrade() throws IOException {
		TestDatabase database = TestDatabase.empty();
		database.flyway("5").migrate();
		JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
			.sql(new ClassPathResource("dump-of-version-5.sql").getContentAsString(StandardCharsets.UTF_8))
			.update();
		registry = Replica.start(database);
		admin = registry.admin();
	}

	@AfterAll
	static void stop() {
		registry.close();
	}

	@Test
	void meshIsWhatItWas() {
		assertThat(admin.get(Api.MESH).text("mesh_name")).isEqualTo("Home");
		assertThat(names(Api.SITES, "domain")).containsExactly("osrc", "sheen", "wg");
		assertThat(names(Api.HOSTS, "name")).contains("nas.wg", "printer.sheen", "server.osrc", "server.sheen");
		JsonNode printer = admin.get(Api.HOSTS + "/printer.sheen").json();
		assertThat(printer.path("overlay_address").asString()).isEqualTo("172.30.1.4");
		assertThat(printer.path("type").asString()).isEqualTo("standard");
		assertThat(printer.path("masquerade").asBoolean(true)).isFalse();
		JsonNode sheen = admin.get(Api.SITES + "/sheen").json();
		assertThat(sheen.path("listen_port").asInt()).isEqualTo(51821);
		assertThat(sheen.path("lans").valueStream().map(JsonNode::asString)).containsExactly("192.168.1.0/24",
				"192.168.7.0/24");
		assertThat(admin.get(Api.GATEWAYS).body()).contains("The firewall could not be written.");
	}

	@Test
	void credentialsAreGoodForWhatTheyWere() {
		Reply view = admin.as(GATEWAY_TOKEN).get(Api.CONFIG);
		assertThat(view.status()).isEqualTo(200);
		assertThat(view.json().at("/site/domain").asString()).isEqualTo("sheen");
		assertThat(view.body()).contains("192.168.7.9").doesNotContain("10.0.0.5");
		assertThat(admin.as(GATEWAY_TOKEN).get(Api.SITES).status()).isEqualTo(403);
		assertThat(admin.as(USED_TOKEN).enrol(5).status()).isEqualTo(401);
		assertThat(admin.as(ENROLMENT_TOKEN).enrol(1).text("code")).isEqualTo("key_taken");
		Reply enrolled = admin.as(ENROLMENT_TOKEN).enrol(7, "192.168.1.0/24");
		assertThat(enrolled.status()).isEqualTo(201);
		assertThat(admin.as(enrolled.text("token")).get(Api.CONFIG).body()).contains("server.osrc");
	}

	@Test
	void historyIsThereAndGoesOn() {
		List<JsonNode> old = items(Api.CHANGES + "?until=2026-01-01T23:00:00Z");
		assertThat(old).hasSize(9);
		assertThat(old).extracting((row) -> row.path("revision").asLong())
			.containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
		assertThat(old.get(2).at("/before/overlay_address").asString()).isEqualTo("172.30.1.3");
		assertThat(admin.get(Api.DIFF + "?from=4&to=8").body()).contains("server.sheen", "printer.sheen")
			.doesNotContain("old.sheen");
		assertThat(admin.host("late.wg", "10.0.0.6").status()).isEqualTo(201);
		assertThat(items(Api.CHANGES + "?name=late.wg").getFirst().path("revision").asLong()).isGreaterThan(9);
	}

	@Test
	void whatWasTakenStaysTaken() {
		assertThat(admin.host("server.sheen", "192.168.1.99").text("code")).isEqualTo("name_taken");
		assertThat(admin.host("other.sheen", "192.168.1.10").text("code")).isEqualTo("address_taken");
		assertThat(admin.device("nas").text("code")).isEqualTo("name_taken");
		assertThat(admin.hub("second").text("code")).isEqualTo("second_hub");
		assertThat(admin.post(Api.SITES, "{\"domain\":\"inside\",\"subnet\":\"172.30.17.0/24\"}").text("code"))
			.isEqualTo("subnet_overlap");
		assertThat(admin.device("laptop").text("overlay_address")).startsWith("172.30.0.").isNotEqualTo("172.30.0.2");
		assertThat(admin.host("fresh.sheen", "192.168.1.20").text("overlay_address")).isEqualTo("172.30.1.5");
	}

	private static List<String> names(String path, String member) {
		return items(path).stream().map((item) -> item.path(member).asString()).toList();
	}

	private static List<JsonNode> items(String path) {
		return admin.get(path).json().path("items").valueStream().toList();
	}

}
