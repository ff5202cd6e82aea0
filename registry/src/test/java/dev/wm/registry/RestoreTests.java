package dev.wm.registry;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.transfer.ImportProgress;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.KeyHolder;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents that are imported into a registry which has just been made.
 */
class RestoreTests {

	private static final Path FORMAT_1 = Path.of("src/test/golden/export-format-1.json");

	private static final int MANY = 20_000;

	private final List<Replica> registries = new ArrayList<>();

	@AfterEach
	void stop() {
		this.registries.forEach(Replica::close);
	}

	@Test
	void importWhenTheRegistryIsNewIsNoticedByNobody() {
		ApiClient old = start();
		Map<String, ApiClient> callers = aMesh(old);
		String unused = old.enrolmentToken("late");
		Map<String, String> tags = tags(callers);
		String export = old.get(Api.EXPORT + "?secrets=true").body();
		ApiClient fresh = start();
		callers.replaceAll((name, caller) -> caller.at(fresh));
		assertThat(caller(callers, "laptop").get(Api.CONFIG).status()).isEqualTo(401);
		Reply summary = fresh.post(Api.IMPORT, export);
		assertThat(summary.status()).as(summary.body()).isEqualTo(200);
		assertThat(fresh.get(Api.EXPORT + "?secrets=true").body()).isEqualTo(export);
		assertThat(tags(callers)).isEqualTo(tags);
		callers.forEach((name,
				caller) -> assertThat(caller.get(Api.CONFIG, "If-None-Match", tags.getOrDefault(name, "")).status())
					.as(name)
					.isEqualTo(304));
		// Each does what it did before.
		assertThat(caller(callers, "viewer").post(Api.SITES, "{\"domain\":\"no\"}").status()).isEqualTo(403);
		assertThat(caller(callers, "sheen").call("PUT", Api.REPORT, """
				{"version":"0.2.0","lans":["192.168.1.0/24"],"uplinks":[],"products":[],"peers":[],"repairs":[],
				"problems":[]}""").status()).isEqualTo(204);
		var poll = LongPoll.send(caller(callers, "sheen"), 60);
		assertThat(fresh.as(unused).enrol(4, "10.0.4.0/24").status()).isEqualTo(201);
		assertThat(fresh.as(unused).enrol(5, "10.0.4.0/24").status()).isEqualTo(401);
		fresh.host("new.late", "10.0.4.4");
		assertThat(poll.join().status()).isEqualTo(200);
		assertThat(caller(callers, "laptop").call("PUT", Api.DEVICE_KEY, "{\"public_key\":\"" + Keys.key(33) + "\"}")
			.status()).isEqualTo(204);
	}

	@Test
	void importWhenTheBackupIsOlderThanAKeyLetsTheGatewayBringItsOwn() {
		ApiClient old = start();
		Map<String, ApiClient> callers = aMesh(old);
		String backup = old.get(Api.EXPORT + "?secrets=true").body();
		// Later the key was rotated.
		KeyHolder osrc = new KeyHolder();
		old.post(Api.SITES + "/osrc" + Api.KEY_ROTATION, "");
		assertThat(caller(callers, "osrc").call("PUT", Api.GATEWAY_KEY, "{\"public_key\":\"" + osrc.publicKey() + "\"}")
			.status()).isEqualTo(204);
		ApiClient fresh = start();
		assertThat(fresh.post(Api.IMPORT, backup).status()).isEqualTo(200);
		callers.replaceAll((name, caller) -> caller.at(fresh));
		assertThat(caller(callers, "sheen").get(Api.CONFIG).body()).contains(Keys.key(1).toString());
		assertThat(osrc.claim(caller(callers, "osrc")).status()).isEqualTo(204);
		for (String name : List.of("osrc", "sheen", "laptop")) {
			assertThat(caller(callers, name).get(Api.CONFIG).body()).as(name)
				.contains(osrc.publicKey())
				.doesNotContain(Keys.key(1).toString());
		}
	}

	// The file is as the first release writes it, and is never written anew: a registry
	// that writes another format still has to read this one.
	@Test
	void importWhenTheDocumentIsOfFormat1KeepsAllOfIt() throws IOException {
		String document = Files.readString(FORMAT_1);
		ApiClient admin = start();
		Reply summary = admin.post(Api.IMPORT, document);
		assertThat(summary.status()).as(summary.body()).isEqualTo(200);
		assertThat(withoutLaterMembers(admin.get(Api.EXPORT + "?secrets=true").body())).isEqualTo(document);
		assertThat(List.of("sites", "hosts", "devices")).extracting((name) -> summary.json().path(name).asLong())
			.containsExactly(3L, 2L, 1L);
		assertThat(admin.as("wm_gw_sheen-of-format-1").get(Api.CONFIG).body()).contains("server.sheen",
				"203.0.113.1:51820");
		assertThat(admin.as("wm_dev_laptop-of-format-1").get(Api.CONFIG).body()).contains("laptop");
		assertThat(admin.as("wm_view_viewer-of-format-1").get(Api.CHANGES).json().path("items")).hasSizeGreaterThan(9);
		assertThat(admin.as("wm_enr_late-of-format-1").enrol(4).status()).isEqualTo(201);
	}

	private static String withoutLaterMembers(String document) {
		return document.replace("\"mac\": null, ", "")
			.replace("\"follow\": false, ", "")
			.replace("\"aliases\": [], ", "")
			.replace(", \"allow_public_domain\": false", "");
	}

	@Test
	void importWhenThereAreManyHostsIsShownThenDoneWholeOrNotAtAll() {
		ApiClient admin = start();
		admin.post(Api.SITES, "{\"domain\":\"big\",\"subnet\":\"172.30.128.0/17\"}");
		admin.host("one.big", "192.168.1.10");
		String document = grown(admin.get(Api.EXPORT).body());
		admin.delete(Api.SITES + "/big?cascade=true");
		long before = revision(admin);
		JsonNode plan = admin.post(Api.IMPORT + "?plan=true", document).json();
		assertThat(plan.path("differences")).hasSize(MANY + 1);
		String broken = document.replace("\"label\": \"h" + (MANY - 1) + "\"", "\"label\": \"h0\"");
		JsonNode refused = lines(admin, broken).getLast().path("problem");
		assertThat(refused.path("code").asString()).isEqualTo("import_refused");
		assertThat(refused.path("detail").asString()).contains("The name h0.big is there twice");
		assertThat(revision(admin)).isEqualTo(before);
		assertThat(admin.get(Api.HOSTS).json().path("items")).isEmpty();
		List<JsonNode> lines = lines(admin, document);
		assertThat(lines.getLast().at("/summary/hosts").asLong()).as(lines.getLast().toString()).isEqualTo(MANY);
		assertThat(lines.stream()
			.filter((line) -> line.path("section").asString().equals("hosts"))
			.map((line) -> line.path("rows").asLong())).startsWith(1000L, 2000L).endsWith((long) MANY).isSorted();
		assertThat(admin.get(Api.HOSTS + "/h19999.big").text("overlay_address")).isEqualTo("172.30.206.33");
		// So large a view is not there in the blink that a reader waits for it.
		Waiting.await().until(() -> admin.get(Api.CONFIG).body().contains("h19999.big"));
		assertThat(lines(admin, document).getLast().at("/problem/detail").asString()).contains("empty one");
	}

	/**
	 * The same document with many hosts like its only one.
	 */
	private static String grown(String export) {
		String row = export.lines().filter((line) -> line.contains("\"label\": \"one\"")).findFirst().orElseThrow();
		String rows = IntStream.range(0, MANY)
			.mapToObj((number) -> row.replace("\"one\"", "\"h" + number + "\"")
				.replace("\"192.168.1.10\"", "\"10.1." + (number / 250) + "." + (number % 250 + 1) + "\"")
				.replace("\"172.30.128.2\"",
						"\"172.30." + (128 + (number + 2) / 256) + "." + (number + 2) % 256 + "\""))
			.collect(Collectors.joining(",\n"));
		return export.replace(row, rows).replaceFirst("\"revision\": [0-9]+", "\"revision\": 9000");
	}

	private static List<JsonNode> lines(ApiClient admin, String document) {
		Reply reply = admin.send(admin.request(Api.IMPORT)
			.header("Content-Type", "application/json")
			.header("Accept", ImportProgress.MEDIA_TYPE)
			.POST(BodyPublishers.ofString(document)));
		assertThat(reply.status()).isEqualTo(200);
		return reply.body().strip().lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
	}

	private static long revision(ApiClient admin) {
		return admin.get(Api.MESH).json().path("revision").asLong();
	}

	private ApiClient start() {
		Replica registry = Replica.start(TestDatabase.migrated());
		this.registries.add(registry);
		return registry.admin();
	}

	private static Map<String, ApiClient> aMesh(ApiClient admin) {
		Map<String, ApiClient> callers = new LinkedHashMap<>();
		callers.put("admin", admin);
		callers.put("viewer",
				admin.as(admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\",\"label\":\"wall\"}").text("token")));
		admin.post(Api.SITES, "{\"domain\":\"osrc\",\"hub\":true,\"endpoint\":\"203.0.113.1:51820\"}");
		admin.site("sheen");
		admin.site("late");
		callers.put("osrc", admin.gateway("osrc", 1, "192.168.1.0/24"));
		callers.put("sheen", admin.gateway("sheen", 2, "192.168.1.0/24"));
		admin.host("gone.sheen", "192.168.1.9");
		admin.host("server.sheen", "192.168.1.10");
		admin.host("nas.sheen", "192.168.1.11");
		admin.delete(Api.HOSTS + "/gone.sheen");
		callers.put("laptop", admin.as(admin.as(admin.deviceTokenFor("laptop")).enrolDevice(3).text("token")));
		// Where the others reach it is learnt, and stays known.
		caller(callers, "sheen").from("198.51.100.7").get(Api.CONFIG);
		Waiting.await().until(() -> caller(callers, "osrc").get(Api.CONFIG).body().contains("198.51.100.7:51820"));
		return callers;
	}

	private static ApiClient caller(Map<String, ApiClient> callers, String name) {
		return Objects.requireNonNull(callers.get(name));
	}

	private static Map<String, String> tags(Map<String, ApiClient> callers) {
		Map<String, String> tags = new LinkedHashMap<>();
		callers.forEach((name, caller) -> tags.put(name, caller.get(Api.CONFIG).header("ETag")));
		assertThat(tags.values()).doesNotContain("");
		return tags;
	}

}
