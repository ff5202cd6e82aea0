package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A host's pin in every write and every view. */
class HostPinApiTests extends ApiTestBase {

	private static final String SERVER = Api.HOSTS + "/server.sheen";

	private static final String MAC = "52:54:00:12:34:56";

	private static final String PINNED = """
			{"name":"server.sheen","local_address":"192.168.1.10","mac":"52-54-00-12-34-56","follow":true}""";

	private ApiClient sheen = this.admin;

	@BeforeEach
	void prepare() {
		this.admin.site("sheen");
		this.sheen = this.admin.gateway("sheen", 1, "192.168.1.0/24");
	}

	@Test
	void createWhenItIsPinnedKeepsThePin() {
		Reply created = this.admin.post(Api.HOSTS, PINNED);
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		assertThat(created.body()).isEqualTo("""
				{"name":"server.sheen","local_address":"192.168.1.10","overlay_address":"172.30.0.2",\
				"type":"standard","masquerade":false,"mac":"52:54:00:12:34:56","follow":true}""");
		assertThat(this.admin.get(SERVER).body()).isEqualTo(created.body());
		assertThat(items(Api.HOSTS).toString()).contains(MAC);
		assertThat(items(Api.CHANGES).getFirst().at("/after/mac").asString()).isEqualTo(MAC);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"mac":null}                                     | ,               | masquerade":false}
					{"mac":null,"follow":false}                      | ,               | masquerade":false}
					{"follow":false}                                 | 52:54:00:12:34:56 | "mac":"52:54:00:12:34:56"}
					{"follow":null}                                  | 52:54:00:12:34:56 | "mac":"52:54:00:12:34:56"}
					{"mac":"02:00:00:00:00:01"}                      | 02:00:00:00:00:01 | "mac":"02:00:00:00:00:01","follow":true}
					{"type":"isolated"}                              | 52:54:00:12:34:56 | "mac":"52:54:00:12:34:56","follow":true}
					""")
	void patchChangesThePinAsItSays(String patch, String mac, String expected) {
		this.admin.post(Api.HOSTS, PINNED);
		Reply patched = this.admin.call("PATCH", SERVER, patch);
		assertThat(patched.status()).as(patched.body()).isEqualTo(200);
		assertThat(patched.body()).contains(expected);
		assertThat(this.admin.get(SERVER).text("mac")).isEqualTo(mac.equals(",") ? "" : mac);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"mac":null,"follow":true}    | follow needs mac
			{"mac":"52:54:00:12:34"}      | is not the Ethernet address of a machine
			{"mac":"ff:ff:ff:ff:ff:ff"}   | is not the Ethernet address of a machine
			{"mac":"01:00:5e:00:00:01"}   | is not the Ethernet address of a machine
			{"mac":"00:00:00:00:00:00"}   | is not the Ethernet address of a machine
			{"mac":""}                    | is not the Ethernet address of a machine
			""")
	void patchWhenThePinCannotBeIsRefused(String patch, String reason) {
		this.admin.post(Api.HOSTS, PINNED);
		long before = revision();
		Reply refused = this.admin.call("PATCH", SERVER, patch);
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(refused.text("detail")).contains(reason);
		assertThat(revision()).isEqualTo(before);
	}

	@Test
	void createWhenItFollowsNothingIsRefused() {
		Reply refused = this.admin.post(Api.HOSTS,
				"{\"name\":\"a.sheen\",\"local_address\":\"192.168.1.11\",\"follow\":true}");
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(refused.text("detail")).contains("follow needs mac");
	}

	@Test
	void putWhenItNamesNoPinTakesItAway() {
		this.admin.post(Api.HOSTS, PINNED);
		Reply replaced = this.admin.call("PUT", SERVER,
				"{\"name\":\"server.sheen\",\"local_address\":\"192.168.1.10\"}");
		assertThat(replaced.body()).doesNotContain("mac", "follow");
		assertThat(this.admin.call("PUT", SERVER, PINNED).body()).contains(MAC, "\"follow\":true");
	}

	// One machine may have two addresses, and be two hosts.
	@Test
	void createWhenAnotherHostIsPinnedToTheSameIsFine() {
		this.admin.post(Api.HOSTS, PINNED);
		assertThat(this.admin.post(Api.HOSTS, PINNED.replace("server", "web").replace(".1.10", ".1.11")).status())
			.isEqualTo(201);
	}

	@Test
	void planSaysWhatIsPinnedAndPinsNothing() {
		this.admin.host("server.sheen", "192.168.1.10");
		Reply plan = this.admin.call("PATCH", SERVER + "?plan=true", "{\"mac\":\"" + MAC + "\"}");
		assertThat(plan.json().at("/gateways/0/changes").toString())
			.isEqualTo("[\"~ host server.sheen mac none \u2192 52:54:00:12:34:56\"]");
		assertThat(plan.json().at("/differences/0/after/mac").asString()).isEqualTo(MAC);
		assertThat(this.admin.get(SERVER).body()).doesNotContain("mac");
	}

	@Test
	void configHasThePinForTheHostsOwnGatewayAlone() {
		this.admin.hub("wg");
		ApiClient hub = this.admin.gateway("wg", 2);
		ApiClient laptop = this.admin
			.as(this.admin.as(this.admin.deviceTokenFor("laptop")).enrolDevice(3).text("token"));
		this.admin.host("server.sheen", "192.168.1.10");
		String hubTag = config(hub).header("ETag");
		this.admin.call("PATCH", SERVER, "{\"mac\":\"" + MAC + "\",\"follow\":true}");
		JsonNode host = config(this.sheen).json().at("/hosts/0");
		assertThat(host.path("mac").asString()).isEqualTo(MAC);
		assertThat(host.path("follow").asBoolean()).isTrue();
		assertThat(config(this.admin).body()).contains(MAC);
		assertThat(config(hub).body()).contains("server.sheen").doesNotContain(MAC, "follow", "192.168.1.10");
		assertThat(config(hub).header("ETag")).isEqualTo(hubTag);
		assertThat(config(laptop).body()).doesNotContain(MAC, "follow");
	}

	@Test
	void rollbackBringsThePinBackAndTakesItAway() {
		this.admin.host("server.sheen", "192.168.1.10");
		long unpinned = revision();
		this.admin.call("PATCH", SERVER, "{\"mac\":\"" + MAC + "\",\"follow\":true}");
		long pinned = revision();
		rollback(unpinned);
		assertThat(this.admin.get(SERVER).body()).doesNotContain("mac", "follow");
		this.admin.delete(SERVER);
		rollback(pinned);
		assertThat(this.admin.get(SERVER).body()).contains("\"mac\":\"" + MAC + "\",\"follow\":true");
	}

	private void rollback(long revision) {
		Reply reply = this.admin.post(Api.ROLLBACK, "{\"revision\":" + revision + "}");
		assertThat(reply.status()).as(reply.body()).isEqualTo(200);
	}

	@Test
	void exportHasThePinAndImportRefusesOneThatCannotBe() {
		this.admin.post(Api.HOSTS, PINNED);
		String document = this.admin.get(Api.EXPORT).body();
		emptyTheMesh();
		document = document.replaceFirst("\"revision\": [0-9]+", "\"revision\": " + (revision() + 1000));
		for (String[] wrong : new String[][] {
				{ "\"mac\": \"52:54:00:12:34:56\"", "\"mac\": \"53:54:00:12:34:56\"", "is not the Ethernet address" },
				{ "\"mac\": \"52:54:00:12:34:56\"", "\"mac\": null", "server.sheen follows an Ethernet address" } }) {
			assertThat(document).contains(wrong[0]);
			Reply refused = this.admin.post(Api.IMPORT, document.replace(wrong[0], wrong[1]));
			assertThat(refused.text("code")).isEqualTo("import_refused");
			assertThat(refused.text("detail")).contains(wrong[2]);
		}
		Reply imported = this.admin.post(Api.IMPORT, document);
		assertThat(imported.status()).as(imported.body()).isEqualTo(200);
		assertThat(this.admin.get(SERVER).body()).contains("\"mac\":\"" + MAC + "\",\"follow\":true");
	}

}
