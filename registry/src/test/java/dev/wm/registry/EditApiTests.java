package dev.wm.registry;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** PUT, PATCH, conditions, lists and cascading removal. */
class EditApiTests extends ApiTestBase {

	private static final String SERVER = "/api/v1/hosts/server.sheen";

	@BeforeEach
	void makeAMesh() {
		this.admin.hub("wg");
		this.admin.site("sheen");
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		this.admin.host("server.sheen", "192.168.1.10");
		this.admin.host("nas.sheen", "192.168.1.11");
		this.admin.host("printer.wg", "10.0.0.9");
		this.admin.device("laptop");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					hosts/server.sheen | {"type":"isolated"}                 | "type":"isolated","masquerade":false
					hosts/server.sheen | {"masquerade":true}                 | "type":"standard","masquerade":true
					hosts/server.sheen | {"name":"web.sheen"}                | {"name":"web.sheen","local_address":"192.168.1.10","overlay_address":"172.30.1.2"
					hosts/server.sheen | {"local_address":"192.168.1.77"}    | "local_address":"192.168.1.77","overlay_address":"172.30.1.2"
					hosts/server.sheen | {"overlay_address":"172.30.1.50"}   | "overlay_address":"172.30.1.50"
					hosts/server.sheen | {"overlay_address":null}            | "overlay_address":"172.30.1.2"
					devices/laptop     | {"type":"isolated"}                 | {"name":"laptop","overlay_address":"172.30.0.3","type":"isolated"}
					devices/laptop     | {"name":"tablet"}                   | {"name":"tablet","overlay_address":"172.30.0.3","type":"roaming"}
					sites/sheen        | {"endpoint":"203.0.113.7"}          | "endpoint":"203.0.113.7:51820"
					sites/sheen        | {"listen_port":99}                  | "listen_port":99,"lans":["192.168.1.0/24"]
					mesh               | {"mesh_name":"wm"}                  | "mesh_name":"wm"
					""")
	void patchChangesWhatItNamesAndNothingElse(String path, String patch, String expected) {
		Reply reply = this.admin.call("PATCH", "/api/v1/" + path, patch);
		assertThat(reply.status()).as(reply.body()).isEqualTo(200);
		assertThat(reply.body()).contains(expected);
		assertThat(reply.header("ETag")).matches("\"[A-Za-z0-9_-]{43}\"");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hosts/server.sheen | {"name":"server.wg"}              | 400 | invalid_value       | name
			hosts/server.sheen | {"name":"nas.sheen"}              | 409 | name_taken          | name
			hosts/server.sheen | {"name":"gw.sheen"}               | 422 | name_reserved       | name
			hosts/server.sheen | {"local_address":"192.168.1.11"}  | 409 | address_taken       | local_address
			hosts/server.sheen | {"local_address":"10.0.0.1"}      | 422 | address_refused     | local_address
			hosts/server.sheen | {"local_address":null}            | 400 | invalid_value       |
			hosts/server.sheen | {"overlay_address":"172.30.1.3"}  | 409 | address_taken       | overlay_address
			hosts/server.sheen | {"typ":"isolated"}                | 400 | malformed_body      | typ
			hosts/server.sheen | []                                | 400 | malformed_body      |
			hosts/printer.wg   | {"name":"laptop.wg"}              | 409 | name_taken          | name
			hosts/printer.wg   | {"overlay_address":"172.30.0.3"}  | 409 | address_taken       | overlay_address
			hosts/nobody.sheen | {}                                | 404 | not_found           | name
			devices/laptop     | {"name":"printer"}                | 409 | name_taken          | name
			devices/laptop     | {"overlay_address":"172.30.0.2"}  | 409 | address_taken       | overlay_address
			sites/sheen        | {"domain":"other"}                | 409 | site_not_empty      | domain
			sites/sheen        | {"subnet":"172.30.9.0/24"}        | 409 | site_not_empty      | subnet
			sites/sheen        | {"hub":true}                      | 409 | second_hub          | hub
			sites/sheen        | {"endpoint":"172.30.9.9"}         | 422 | address_refused     | endpoint
			sites/wg           | {"hub":false}                     | 409 | site_not_empty      | hub
			mesh               | {"network":"other"}               | 400 | invalid_value       | network
			mesh               | {"supernet":"10.0.0.0/8"}         | 400 | invalid_value       | supernet
			mesh               | {"mesh_name":null}                | 400 | invalid_value       |
			""")
	void patchWhenARuleIsBrokenSaysWhichAndStoresNothing(String path, String patch, int status, String code,
			String field) {
		String before = config(this.admin).body();
		long revision = revision();
		Reply reply = this.admin.call("PATCH", "/api/v1/" + path, patch);
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo((field != null) ? field : "");
		assertThat(config(this.admin).body()).isEqualTo(before);
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void putReplacesTheWholeHostButKeepsItsOverlayAddress() {
		this.admin.call("PATCH", SERVER, "{\"type\":\"isolated\",\"masquerade\":true}");
		Reply reply = this.admin.call("PUT", SERVER, """
				{"name":"web.sheen","local_address":"192.168.1.30"}""");
		assertThat(reply.body()).isEqualTo("""
				{"name":"web.sheen","local_address":"192.168.1.30","overlay_address":"172.30.1.2",\
				"type":"standard","masquerade":false}""");
		assertThat(this.admin.get(SERVER).status()).isEqualTo(404);
		long revision = revision();
		this.admin.call("PUT", "/api/v1/hosts/web.sheen", reply.body());
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void putWhenTheLanHasMovedOnKeepsTheLocalAddress() {
		this.admin.gateway("sheen", 1, "10.5.0.0/16");
		assertThat(this.admin.call("PUT", SERVER, """
				{"name":"server.sheen","local_address":"192.168.1.10","type":"isolated"}""").status()).isEqualTo(200);
	}

	@Test
	void putGivesAFormerOverlayAddressBackLast() {
		this.admin.call("PATCH", SERVER, "{\"overlay_address\":\"172.30.1.50\"}");
		assertThat(this.admin.host("new.sheen", "192.168.1.31").text("overlay_address")).isEqualTo("172.30.1.4");
		assertThat(this.admin.call("PATCH", SERVER, "{\"overlay_address\":\"172.30.1.2\"}").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "hosts/server.sheen,type,isolated", "devices/laptop,type,isolated",
			"sites/sheen,endpoint,203.0.113.7:51820" })
	void writeWhenTheObjectHasChangedSinceIsRefused(String name, String member, String value) {
		String path = "/api/v1/" + name;
		String tag = this.admin.get(path).header("ETag");
		String patch = "{\"" + member + "\":\"" + value + "\"}";
		Reply first = conditional("PATCH", path, tag, patch);
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.header("ETag")).isNotEqualTo(tag).isEqualTo(this.admin.get(path).header("ETag"));
		for (String method : List.of("PATCH", "PUT", "DELETE")) {
			Reply late = conditional(method, path, tag, method.equals("PUT") ? first.body() : patch);
			assertThat(late.status()).as(method).isIn(412, 400);
			if (late.status() == 412) {
				assertThat(late.text("code")).isEqualTo("precondition_failed");
				assertThat(late.text("detail")).contains("read it again");
			}
		}
		assertThat(conditional("PATCH", path, "\"other\", " + first.header("ETag"), patch).status()).isEqualTo(200);
		assertThat(conditional("PATCH", path, "*", patch).status()).isEqualTo(200);
	}

	@Test
	void siteWithoutGatewayAndHostsMayChangeDomainAndSubnet() {
		this.admin.site("draft");
		this.admin.enrolmentToken("draft");
		this.admin.host("a.draft", "192.168.1.10");
		this.admin.delete("/api/v1/hosts/a.draft");
		Reply reply = this.admin.call("PATCH", "/api/v1/sites/draft",
				"{\"domain\":\"last\",\"subnet\":\"172.30.64.0/20\"}");
		assertThat(reply.body())
			.startsWith("{\"domain\":\"last\",\"subnet\":\"172.30.64.0/20\",\"gateway\":\"172.30.64.1\"");
		assertThat(this.admin.host("a.last", "192.168.1.10").text("overlay_address")).isEqualTo("172.30.64.2");
		assertThat(this.admin.get("/api/v1/sites/draft").status()).isEqualTo(404);
	}

	@Test
	void hubMayMoveWhenItHasNoDevices() {
		this.admin.delete("/api/v1/devices/laptop");
		assertThat(this.admin.call("PATCH", "/api/v1/sites/wg", "{\"hub\":false}").status()).isEqualTo(200);
		assertThat(this.admin.call("PATCH", "/api/v1/sites/sheen", "{\"hub\":true}").status()).isEqualTo(200);
		assertThat(this.admin.device("laptop").text("overlay_address")).isEqualTo("172.30.1.4");
	}

	@Test
	void removeWhenCascadingTakesHostsAndDevicesInOneRevision() {
		long revision = revision();
		assertThat(this.admin.delete("/api/v1/sites/wg").text("detail")).contains("laptop.wg, printer.wg", "cascade");
		Reply reply = this.admin.delete("/api/v1/sites/wg?cascade=true");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.text("domain")).isEqualTo("wg");
		assertThat(items(Api.DEVICES)).isEmpty();
		assertThat(revision()).isEqualTo(revision + 1);
		assertThat(this.database.sql("""
				select action || ' ' || object_kind || ' ' || object_name from change
				where revision > ? order by position""").param(revision).query(String.class).list())
			.containsExactlyInAnyOrder("remove host printer.wg", "remove device laptop", "remove site wg")
			.endsWith("remove site wg");
	}

	@Test
	void listComesInPagesThatNeitherRepeatNorSkip() {
		IntStream.range(0, 25).forEach((number) -> this.admin.host("h" + number + ".wg", "10.0.1." + number));
		List<String> whole = items(Api.HOSTS).stream().map((host) -> host.path("name").asString()).toList();
		assertThat(whole).hasSize(28);
		List<String> paged = new ArrayList<>();
		String after = "";
		do {
			JsonNode page = this.admin.get(Api.HOSTS + "?limit=7" + after).json();
			page.path("items").forEach((host) -> paged.add(host.path("name").asString()));
			after = page.has("next") ? "&after=" + page.path("next").asString() : "";
		}
		while (!after.isEmpty());
		assertThat(paged).isEqualTo(whole);
	}

	@ParameterizedTest
	@CsvSource({ "hosts?site=wg,printer.wg", "hosts?name=RV,server.sheen", "hosts?site=sheen&name=nas,nas.sheen",
			"devices?name=lap,laptop", "devices?type=roaming,laptop", "sites?name=she,sheen" })
	void listWhenFilteredHasOnlyThose(String path, String only) {
		assertThat(items("/api/v1/" + path)).hasSize(1)
			.allSatisfy((item) -> assertThat(item.path("name").asString("") + item.path("domain").asString(""))
				.isEqualTo(only));
	}

	@ParameterizedTest
	@CsvSource({ "hosts?limit=0,limit", "hosts?limit=1001,limit", "hosts?limit=x,limit", "hosts?after=x,after",
			"hosts?type=roaming,type", "devices?type=standard,type", "sites?after=a.b,after" })
	void listWhenAParameterIsWrongNamesIt(String path, String field) {
		Reply reply = this.admin.get("/api/v1/" + path);
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text("field")).isEqualTo(field);
	}

	@Test
	void meshMayBeRenamed() {
		String tag = this.admin.get(Api.MESH).header("ETag");
		this.admin.site("other");
		assertThat(conditional("PATCH", Api.MESH, tag, "{\"mesh_name\":\"Home\"}").text("mesh_name")).isEqualTo("Home");
		assertThat(config(this.admin).body()).startsWith("{\"mesh_name\":\"Home\"");
		assertThat(this.admin.call("PATCH", Api.MESH, "{\"mesh_name\":\"wm\"}").status()).isEqualTo(200);
	}

	private Reply conditional(String method, String path, String tag, String body) {
		return this.admin.send(this.admin.request(path)
			.header("If-Match", tag)
			.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
			.method(method, BodyPublishers.ofString(body)));
	}

}
