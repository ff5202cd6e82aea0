package dev.wm.registry;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.transfer.ImportProgress;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class TransferApiTests extends ApiTestBase {

	@Test
	void exportWhenImportedIntoAnEmptyRegistryIsTheSameAgain() {
		Map<String, ApiClient> callers = aMesh();
		Map<String, String> tags = tags(callers);
		Reply export = this.admin.get(Api.EXPORT + "?secrets=true");
		assertThat(export.status()).isEqualTo(200);
		String document = wipe(export.body());
		assertThat(config(callers.getOrDefault("sheen", this.admin)).status()).isEqualTo(401);
		Reply summary = this.admin.post(Api.IMPORT, document);
		assertThat(summary.status()).as(summary.body()).isEqualTo(200);
		assertThat(summary.json().path("hosts").asLong()).isEqualTo(2);
		assertThat(this.admin.get(Api.EXPORT + "?secrets=true").body()).isEqualTo(document);
		assertThat(tags(callers)).isEqualTo(tags);
		// Numbers go on where they were, and a released address is still the last to be
		// given.
		this.admin.enrolmentToken("sheen");
		assertThat(this.admin.host("new.sheen", "192.168.1.77").status()).isEqualTo(201);
		assertThat(this.admin.get(Api.HOSTS + "/new.sheen").text("overlay_address")).endsWith(".5");
	}

	@Test
	void importWhenPlannedStoresNothing() {
		aMesh();
		String export = wipe(this.admin.get(Api.EXPORT + "?secrets=true").body());
		long before = revision();
		Reply plan = this.admin.post(Api.IMPORT + "?plan=true", export);
		assertThat(plan.status()).as(plan.body()).isEqualTo(200);
		assertThat(plan.json().path("differences")).hasSize(5);
		assertThat(plan.json().at("/gateways/0/changes/0").asString()).isEqualTo("+ gateway osrc");
		assertThat(plan.body()).doesNotContain("token");
		assertThat(revision()).isEqualTo(before);
		assertThat(items(Api.SITES)).isEmpty();
	}

	@Test
	void exportWithoutSecretsHasNoHashAndCanBeImportedAllTheSame() {
		Map<String, ApiClient> callers = aMesh();
		Reply export = this.admin.get(Api.EXPORT);
		assertThat(export.body()).doesNotContain("token_hash").doesNotContain("wm_");
		assertThat(this.admin.post(Api.IMPORT, wipe(export.body())).status()).isEqualTo(200);
		assertThat(items(Api.HOSTS)).hasSize(2);
		assertThat(config(callers.getOrDefault("sheen", this.admin)).status()).isEqualTo(401);
	}

	@Test
	void importWhenAskedTellsTheProgressLineByLine() {
		aMesh();
		String export = this.admin.get(Api.EXPORT).body();
		JsonNode refused = lastLine(export);
		assertThat(refused.at("/problem/code").asString()).isEqualTo("import_refused");
		JsonNode done = lastLine(wipe(export));
		assertThat(done.at("/summary/sites").asLong()).isEqualTo(2);
		assertThat(items(Api.SITES)).hasSize(2);
	}

	@Test
	void importWhenTheDocumentIsWrongStoresNothingAndNamesTheProblems() {
		aMesh();
		String export = wipe(this.admin.get(Api.EXPORT).body());
		refuses(export.replace("\"local_address\": \"192.168.1.10\"", "\"local_address\": \"172.30.9.9\""),
				"172.30.9.9");
		refuses(export.replaceFirst("\"label\": \"nas\"", "\"label\": \"server\""), "server.sheen is there twice");
		refuses(export.replaceFirst("\"format\":1", "\"format\":2"), "format is 2");
		refuses(export.substring(0, export.length() / 2), "cut off");
		refuses(export.replace("\"rotate_key\"", "\"colour\""), "colour");
		refuses("[]", "not a JSON object");
		refuses("{}", "format");
		assertThat(this.admin.post(Api.IMPORT, export).status()).isEqualTo(200);
		refuses(export, "empty");
	}

	// Stored, a value that cannot be read would be a 500 to everybody for ever.
	@Test
	void importWhenAValueCouldBeStoredAndNotReadIsRefused() {
		aMesh();
		String export = wipe(this.admin.get(Api.EXPORT).body());
		String endpoint = "\"endpoint\": null";
		assertThat(export).contains(endpoint);
		for (String wrong : List.of("x;$(id):51820", "198.51.100.1:1\\nPostUp=id", "224.0.0.1:1", "198.51.100.1:0",
				"")) {
			refuses(export.replace(endpoint, Matcher.quoteReplacement("\"endpoint\": \"" + wrong + "\"")), "");
		}
		assertThat(this.admin.post(Api.IMPORT, export).status()).isEqualTo(200);
		assertThat(this.admin.get(Api.SITES).status()).isEqualTo(200);
	}

	private void refuses(String document, String reason) {
		long before = revision();
		Reply refused = this.admin.post(Api.IMPORT, document);
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("import_refused");
		assertThat(refused.text("detail")).contains(reason);
		assertThat(revision()).isEqualTo(before);
	}

	private JsonNode lastLine(String document) {
		Reply reply = this.admin.send(this.admin.request(Api.IMPORT)
			.header("Content-Type", "application/json")
			.header("Accept", ImportProgress.MEDIA_TYPE)
			.POST(BodyPublishers.ofString(document)));
		assertThat(reply.status()).isEqualTo(200);
		return JsonMapper.shared().readTree(reply.body().strip().lines().toList().getLast());
	}

	private Map<String, ApiClient> aMesh() {
		Map<String, ApiClient> callers = new LinkedHashMap<>();
		callers.put("admin", this.admin);
		this.admin.post(Api.SITES, "{\"domain\":\"osrc\",\"hub\":true,\"endpoint\":\"203.0.113.1:51820\"}");
		this.admin.site("sheen");
		callers.put("osrc", this.admin.gateway("osrc", 1, "192.168.1.0/24"));
		callers.put("sheen", this.admin.gateway("sheen", 2, "192.168.1.0/24"));
		this.admin.host("gone.sheen", "192.168.1.9");
		this.admin.host("server.sheen", "192.168.1.10");
		this.admin.host("nas.sheen", "192.168.1.11");
		this.admin.delete(Api.HOSTS + "/gone.sheen");
		callers.put("laptop",
				this.admin.as(this.admin.as(this.admin.deviceTokenFor("laptop")).enrolDevice(3).text("token")));
		this.admin.enrolmentToken("sheen");
		return callers;
	}

	private static Map<String, String> tags(Map<String, ApiClient> callers) {
		Map<String, String> tags = new LinkedHashMap<>();
		callers.forEach((name, caller) -> tags.put(name, caller.get(Api.CONFIG).header("ETag")));
		assertThat(tags.values()).doesNotContain("").doesNotHaveDuplicates();
		return tags;
	}

	/**
	 * Takes everything away. The revision only counts up, so the document says that it is
	 * of a later one.
	 */
	private String wipe(String export) {
		emptyTheMesh();
		return export.replaceFirst("\"revision\": [0-9]+", "\"revision\": " + (revision() + 1000));
	}

}
