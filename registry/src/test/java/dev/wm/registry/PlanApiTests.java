package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PlanApiTests extends ApiTestBase {

	@BeforeEach
	void twoSites() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		this.admin.gateway("osrc", 2, "192.168.1.0/24");
	}

	@Test
	void writeWhenPlannedSaysWhatWouldHappenAndStoresNothing() {
		Stored before = stored();
		Reply plan = this.admin.post(Api.HOSTS + "?plan=true",
				"{\"name\":\"server.sheen\",\"local_address\":\"192.168.1.10\"}");
		assertThat(plan.status()).isEqualTo(200);
		assertThat(plan.json().at("/differences/0/object").asString()).isEqualTo("host");
		assertThat(plan.json().at("/differences/0/name").asString()).isEqualTo("server.sheen");
		assertThat(plan.json().at("/differences/0/after/overlay_address").asString())
			.isEqualTo(plan.json().at("/gateways/0/changes/0").asString().replaceAll(".* ", ""));
		assertThat(lines(plan, "osrc")).singleElement().asString().startsWith("+ name server.sheen 172.30.");
		assertThat(lines(plan, "sheen")).hasSize(2).anyMatch((line) -> line.startsWith("+ host server.sheen 172.30."));
		assertThat(stored()).isEqualTo(before);
		assertThat(items(Api.HOSTS)).isEmpty();
	}

	@Test
	void removalWhenPlannedNamesThePeerThatGoes() {
		Stored before = stored();
		Reply plan = this.admin.delete(Api.SITES + "/osrc?plan=true");
		assertThat(lines(plan, "osrc")).containsExactly("- gateway osrc");
		assertThat(lines(plan, "sheen")).containsExactly("- peer osrc", "- domain osrc", "- name gw.osrc");
		assertThat(stored()).isEqualTo(before);
	}

	@Test
	void refusalWhenPlannedIsTheRefusalOfTheWrite() {
		String wanted = "{\"domain\":\"sheen\"}";
		assertThat(this.admin.post(Api.SITES + "?plan=true", wanted).body())
			.isEqualTo(this.admin.post(Api.SITES, wanted).body());
	}

	@Test
	void enrolmentTokenWhenPlannedShowsNoSecret() {
		Reply plan = this.admin.post(Api.ENROLMENT_TOKENS + "?plan=true", "{\"site\":\"sheen\"}");
		assertThat(plan.status()).isEqualTo(200);
		assertThat(plan.json().path("gateways")).isEmpty();
		assertThat(plan.body()).contains("enrolment_token").doesNotContain("wm_enr_");
	}

	@Test
	void planWhenNotTrueOrFalseOrImpossibleStoresNothing() {
		Stored before = stored();
		Reply misspelt = this.admin.post(Api.SITES + "?plan=yes", "{\"domain\":\"other\"}");
		assertThat(misspelt.status()).isEqualTo(400);
		assertThat(misspelt.text("field")).isEqualTo("plan");
		Reply enrolment = this.admin.post(Api.ENROLMENTS + "?plan=true", "{}");
		assertThat(enrolment.status()).isEqualTo(400);
		assertThat(enrolment.text("field")).isEqualTo("plan");
		assertThat(stored()).isEqualTo(before);
		assertThat(this.admin.post(Api.SITES + "?plan=false", "{\"domain\":\"other\"}").status()).isEqualTo(201);
	}

	private static List<String> lines(Reply plan, String site) {
		return plan.json()
			.path("gateways")
			.valueStream()
			.filter((gateway) -> gateway.path("site").asString().equals(site))
			.flatMap((gateway) -> gateway.path("changes").valueStream())
			.map(JsonNode::asString)
			.toList();
	}

	private Stored stored() {
		return new Stored(revision(), this.database.sql("select count(*) from change").query(Long.class).single(),
				config(this.admin).header("ETag"));
	}

	private record Stored(long revision, long changes, String tag) {
	}

}
