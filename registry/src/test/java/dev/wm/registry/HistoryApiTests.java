package dev.wm.registry;

import java.util.ArrayList;
import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class HistoryApiTests extends ApiTestBase {

	private long start;

	@BeforeEach
	void someWrites() {
		this.start = revision();
		this.admin.site("sheen");
		this.admin.host("server.sheen", "192.168.1.10");
		this.admin.host("nas.sheen", "192.168.1.11");
		this.admin.delete(Api.HOSTS + "/nas.sheen");
	}

	@Test
	void changesWhenAskedComeNewestFirst() {
		List<JsonNode> rows = items(Api.CHANGES).subList(0, 4);
		assertThat(rows).extracting((row) -> row.path("action").asString() + " " + row.path("name").asString())
			.containsExactly("remove nas.sheen", "create nas.sheen", "create server.sheen", "create sheen");
		assertThat(rows).extracting((row) -> row.path("revision").asLong())
			.containsExactly(this.start + 4, this.start + 3, this.start + 2, this.start + 1);
		assertThat(rows).allMatch((row) -> row.path("actor").asString().matches("admin/[0-9]+"));
		assertThat(rows.getFirst().at("/before/name").asString()).isEqualTo("nas.sheen");
		assertThat(rows.getFirst().has("after")).isFalse();
	}

	@Test
	void changesWhenShownNameWhoMadeThemForEver() {
		assertThat(whoMadeTheLast("create")).isEqualTo("admin operator");
		Reply issued = this.admin.post(Api.CREDENTIALS, "{\"kind\":\"admin\",\"label\":\"anna\"}");
		this.admin.as(issued.text("token")).site("annas");
		this.admin.delete(Api.CREDENTIALS + "/" + issued.json().at("/credential/id").asLong());
		assertThat(whoMadeTheLast("create")).isEqualTo("admin anna");
		this.admin.gateway("annas", 1);
		assertThat(whoMadeTheLast("enrol")).isEqualTo("enrolment annas");
	}

	private String whoMadeTheLast(String action) {
		return items(Api.CHANGES).stream()
			.filter((row) -> row.path("action").asString().equals(action))
			.map((row) -> row.path("actor").asString().replaceFirst("/.*", " ") + row.path("actor_label").asString(""))
			.findFirst()
			.orElse("");
	}

	@Test
	void changesWhenFilteredAreOnlyThose() {
		String at = items(Api.CHANGES).getFirst().path("at").asString();
		assertThat(names("?object=site&name=sheen&limit=1")).containsExactly("sheen");
		assertThat(names("?object=host&revision=" + (this.start + 2))).containsExactly("server.sheen");
		assertThat(names("?since=" + at)).containsExactly("nas.sheen");
		assertThat(names("?until=2020-01-01T00:00:00Z")).isEmpty();
		assertThat(names("?actor=admin&limit=2")).containsExactly("nas.sheen", "nas.sheen");
		assertThat(names("?actor=" + items(Api.CHANGES).getFirst().path("actor").asString() + "&limit=1")).hasSize(1);
		assertThat(names("?actor=nobody")).isEmpty();
	}

	@Test
	void changesWhenPagedAreTheSameAsInOne() {
		List<JsonNode> paged = new ArrayList<>();
		String next = "";
		do {
			Reply page = this.admin.get(Api.CHANGES + "?limit=3" + (next.isEmpty() ? "" : "&after=" + next));
			page.json().path("items").valueStream().forEach(paged::add);
			next = page.text("next");
		}
		// Other tests' changes are in the history as well, thousands of them.
		while (!next.isEmpty() && paged.size() < 30);
		assertThat(paged).hasSizeGreaterThan(3).isEqualTo(items(Api.CHANGES + "?limit=" + paged.size()));
	}

	@ParameterizedTest
	@ValueSource(strings = { Api.CHANGES + "?limit=0", Api.CHANGES + "?after=x", Api.CHANGES + "?since=yesterday",
			Api.CHANGES + "?revision=x", Api.DIFF, Api.DIFF + "?from=x" })
	void requestWhenAValueIsWrongIsRefused(String path) {
		assertThat(this.admin.get(path).status()).isEqualTo(400);
	}

	@Test
	void diffWhenNothingIsSaidOfTheEndIsUntilNow() {
		Reply diff = this.admin.get(Api.DIFF + "?from=" + this.start);
		assertThat(diff.json().path("to").asLong()).isEqualTo(revision());
		assertThat(differences(diff)).containsExactly("site sheen new", "host server.sheen new");
	}

	@Test
	void diffWhenBackwardsSwapsBeforeAndAfter() {
		Reply diff = this.admin.get(Api.DIFF + "?from=" + (this.start + 3) + "&to=" + this.start);
		assertThat(differences(diff)).containsExactly("site sheen gone", "host nas.sheen gone",
				"host server.sheen gone");
		assertThat(differences(this.admin.get(Api.DIFF + "?from=0&to=0"))).isEmpty();
	}

	@Test
	void diffWhenAGatewayEnrolledShowsItsSite() {
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		Reply diff = this.admin.get(Api.DIFF + "?from=" + (this.start + 4));
		assertThat(differences(diff)).containsExactly("site sheen changed");
		assertThat(diff.json().at("/differences/0/before").has("public_key")).isFalse();
		assertThat(diff.json().at("/differences/0/after").has("public_key")).isTrue();
	}

	@Test
	void diffWhenARevisionNeverWasSaysWhichThereAre() {
		for (String query : List.of("?from=-1", "?from=0&to=1000000")) {
			Reply reply = this.admin.get(Api.DIFF + query);
			assertThat(reply.status()).isEqualTo(404);
			assertThat(reply.text("detail")).contains("choose one from 0 to " + revision());
		}
	}

	private List<String> names(String query) {
		return items(Api.CHANGES + query).stream().map((row) -> row.path("name").asString()).toList();
	}

	private static List<String> differences(Reply diff) {
		return diff.json().path("differences").valueStream().map((one) -> {
			String what = one.has("before") ? (one.has("after") ? "changed" : "gone") : "new";
			return one.path("object").asString() + " " + one.path("name").asString() + " " + what;
		}).toList();
	}

}
