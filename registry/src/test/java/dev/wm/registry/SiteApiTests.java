package dev.wm.registry;

import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SiteApiTests extends ApiTestBase {

	// W1, W12, W13, W14, W186
	@Test
	void createWhenOnlyTheDomainIsGivenFillsInTheRest() {
		Reply reply = this.admin.site("sheen");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.header("Location")).isEqualTo("/api/v1/sites/sheen");
		assertThat(reply.body()).isEqualTo("""
				{"domain":"sheen","subnet":"172.30.0.0/24","gateway":"172.30.0.1","hub":false,\
				"listen_port":51820,"lans":[]}""");
		assertThat(this.admin.get("/api/v1/sites/sheen").body()).isEqualTo(reply.body());
		assertThat(this.admin.get(Api.SITES).body()).isEqualTo("{\"items\":[" + reply.body() + "]}");
	}

	@Test
	void createWhenAllIsGivenKeepsIt() {
		assertThat(this.admin.post(Api.SITES,
				"""
						{"domain":"WG","subnet":"172.30.16.0/20","hub":true,"endpoint":"203.0.113.7:4500","listen_port":4500}""")
			.body()).isEqualTo("""
					{"domain":"wg","subnet":"172.30.16.0/20","gateway":"172.30.16.1","hub":true,\
					"endpoint":"203.0.113.7:4500","listen_port":4500,"lans":[]}""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"domain":"taken"}                                     | 409 | name_taken      | domain
			{"domain":"hub"}                                       | 422 | name_reserved   | domain
			{"domain":"gw"}                                        | 400 | invalid_value   | domain
			{"domain":"two.labels"}                                | 400 | invalid_value   | domain
			{"domain":"new","hub":true}                            | 409 | second_hub      | hub
			{"domain":"new","subnet":"10.0.0.0/24"}                | 422 | subnet_refused  | subnet
			{"domain":"new","subnet":"172.30.0.0/16"}              | 422 | subnet_refused  | subnet
			{"domain":"new","subnet":"172.30.9.0/31"}              | 422 | subnet_refused  | subnet
			{"domain":"new","subnet":"172.30.9.1/24"}              | 400 | invalid_value   | subnet
			{"domain":"new","subnet":"172.30.0.128/25"}            | 409 | subnet_overlap  | subnet
			{"domain":"new","prefix_length":16}                    | 422 | subnet_refused  | prefix_length
			{"domain":"new","prefix_length":31}                    | 422 | subnet_refused  | prefix_length
			{"domain":"new","prefix_length":17}                    | 409 | exhausted       |
			{"domain":"new","prefix_length":20,"subnet":"172.30.9.0/24"} | 400 | invalid_value |
			{"domain":"new","endpoint":"172.30.9.9"}               | 422 | address_refused | endpoint
			{"domain":"new","endpoint":"127.0.0.1"}                | 400 | invalid_value   | endpoint
			{"domain":"new","listen_port":0}                       | 400 | invalid_value   | listen_port
			""")
	void createWhenARuleIsBrokenSaysWhichAndStoresNothing(String body, int status, String code, String field) {
		this.admin.post(Api.SITES, "{\"domain\":\"taken\",\"hub\":true,\"subnet\":\"172.30.0.0/24\"}");
		this.admin.post(Api.SITES, "{\"domain\":\"other\",\"subnet\":\"172.30.128.0/24\"}");
		String before = this.admin.get(Api.SITES).body();
		long revision = revision();
		Reply reply = this.admin.post(Api.SITES, body);
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo((field != null) ? field : "");
		assertThat(reply.text("detail")).endsWith(".").doesNotContain("Exception");
		assertThat(this.admin.get(Api.SITES).body()).isEqualTo(before);
		assertThat(revision()).isEqualTo(revision);
	}

	// W15, W187
	@Test
	void removeWhenThereAreNoHostsGivesTheSiteBack() {
		String site = this.admin.site("sheen").body();
		Reply reply = this.admin.delete("/api/v1/sites/sheen");
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.body()).isEqualTo(site);
		assertThat(this.admin.get("/api/v1/sites/sheen").text("code")).isEqualTo("not_found");
		assertThat(this.admin.delete("/api/v1/sites/sheen").status()).isEqualTo(404);
	}

	@Test
	void removeWhenThereAreHostsNamesTheFirst() {
		this.admin.site("sheen");
		IntStream.range(0, 5).forEach((number) -> this.admin.host("h" + number + ".sheen", "192.168.1.1" + number));
		Reply reply = this.admin.delete("/api/v1/sites/sheen");
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.text("code")).isEqualTo("site_not_empty");
		assertThat(reply.text("detail")).contains("h0.sheen, h1.sheen, h2.sheen and 2 more");
	}

	@Test
	void listIsSortedByDomain() {
		for (String domain : new String[] { "zoo", "a1", "mid", "a-b" }) {
			this.admin.site(domain);
		}
		assertThat(items(Api.SITES)).extracting((site) -> site.path("domain").asString()).isSorted().hasSize(4);
	}

}
