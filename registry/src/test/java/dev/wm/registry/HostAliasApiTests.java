package dev.wm.registry;

import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A host's aliases in every write and every view. */
class HostAliasApiTests extends ApiTestBase {

	private static final String PROXY = Api.HOSTS + "/proxy.osrc";

	private static final String BODY = """
			{"name":"proxy.osrc","local_address":"192.168.1.10","aliases":["*.apps","git","Git"]}""";

	private static final String ALIASES = "\"aliases\":[\"*.apps\",\"git\"]";

	private ApiClient osrc = this.admin;

	@BeforeEach
	void prepare() {
		this.admin.site("osrc");
		this.osrc = this.admin.gateway("osrc", 1, "192.168.1.0/24");
	}

	private Reply proxy() {
		Reply created = this.admin.post(Api.HOSTS, BODY);
		assertThat(created.status()).as(created.body()).isEqualTo(201);
		return created;
	}

	@Test
	void createWhenItHasAliasesKeepsEachOnceAndInOrder() {
		Reply created = proxy();
		assertThat(created.body()).endsWith("\"masquerade\":false," + ALIASES + "}");
		assertThat(this.admin.get(PROXY).body()).isEqualTo(created.body());
		assertThat(items(Api.CHANGES).getFirst().at("/after/aliases").toString()).isEqualTo("[\"*.apps\",\"git\"]");
		assertThat(config(this.admin).body()).contains(ALIASES);
	}

	@Test
	void configNamesTheAliasesToTheOwnGatewayAndToTheOthers() {
		proxy();
		this.admin.site("sheen");
		ApiClient sheen = this.admin.gateway("sheen", 2, "192.168.1.0/24");
		String record = "{\"name\":\"proxy.osrc\",\"address\":\"172.30.0.2\"," + ALIASES + "}";
		assertThat(config(sheen).body()).contains(record);
		assertThat(config(this.osrc).body()).contains(record).contains("\"masquerade\":false," + ALIASES);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"aliases":["web"]}   | "aliases":["web"]
			{"aliases":[]}        | "masquerade":false}
			{"aliases":null}      | "masquerade":false}
			{"type":"isolated"}   | "aliases":["*.apps","git"]
			{"name":"git.osrc"}   | "aliases":["*.apps"]
			{"name":"GIT.osrc"}   | "aliases":["*.apps"]
			{"name":"web.osrc","aliases":["proxy"]} | "aliases":["proxy"]
			""")
	void patchChangesTheAliasesAsItSays(String patch, String expected) {
		proxy();
		Reply patched = this.admin.call("PATCH", PROXY, patch);
		assertThat(patched.status()).as(patched.body()).isEqualTo(200);
		assertThat(patched.body()).contains(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gw", "*.gw", "*", "a.b", "*.*.a", "apps.*", "git.osrc", "-a", "", "a b", "a/b" })
	void patchWhenItIsNoAliasIsRefused(String alias) {
		proxy();
		Reply refused = this.admin.call("PATCH", PROXY, "{\"aliases\":[\"" + alias + "\"]}");
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(refused.text("detail")).contains("alias");
	}

	@Test
	void patchWhenThereAreTooManyIsRefused() {
		proxy();
		String many = String.join(",", IntStream.range(0, 65).mapToObj((i) -> "\"a" + i + "\"").toList());
		Reply refused = this.admin.call("PATCH", PROXY, "{\"aliases\":[" + many + "]}");
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(refused.text("detail")).contains("64 aliases");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			git.osrc  |            | git.osrc is an alias of the host proxy.osrc
			apps.osrc |            | apps.osrc is an alias of the host proxy.osrc
			web.osrc  | "git"      | The alias git is taken by the host proxy.osrc
			web.osrc  | "*.git"    | The alias *.git is taken by the host proxy.osrc
			web.osrc  | "apps"     | The alias apps is taken by the host proxy.osrc
			web.osrc  | "*.apps"   | The alias *.apps is taken by the host proxy.osrc
			web.osrc  | "proxy"    | The alias proxy is taken by the host proxy.osrc
			web.osrc  | "*.proxy"  | The alias *.proxy is taken by the host proxy.osrc
			""")
	void createWhenTheNameIsTakenSaysByWhom(String name, String aliases, String reason) {
		proxy();
		Reply refused = this.admin.post(Api.HOSTS, "{\"name\":\"" + name
				+ "\",\"local_address\":\"192.168.1.11\",\"aliases\":[" + ((aliases != null) ? aliases : "") + "]}");
		assertThat(refused.status()).as(refused.body()).isEqualTo(409);
		assertThat(refused.text("code")).isEqualTo("name_taken");
		assertThat(refused.text("detail")).startsWith(reason);
	}

	@Test
	void createWhenAnotherSiteHasTheAliasIsFine() {
		proxy();
		this.admin.site("sheen");
		assertThat(this.admin.post(Api.HOSTS, BODY.replace("osrc", "sheen")).status()).isEqualTo(201);
	}

	@Test
	void createWhenItIsADeviceOfTheHubMindsAliases() {
		this.admin.post(Api.SITES, "{\"domain\":\"gate\",\"hub\":true}");
		this.admin.post(Api.HOSTS, BODY.replace("osrc", "gate"));
		Reply refused = this.admin.post(Api.DEVICES, "{\"name\":\"git\"}");
		assertThat(refused.status()).as(refused.body()).isEqualTo(409);
	}

	// The rules check first; this is what holds when two write at once.
	@ParameterizedTest
	@ValueSource(strings = { "update host set aliases = '{git}' where label = 'web'",
			"update host set aliases = '{*.git}' where label = 'web'",
			"update host set aliases = '{proxy}' where label = 'web'",
			"update host set label = 'git' where label = 'web'", "update host set label = 'apps' where label = 'web'",
			"update host set aliases = '{gw}' where label = 'web'",
			"update host set aliases = '{A}' where label = 'web'",
			"update host set aliases = '{a.b}' where label = 'web'",
			"update host set aliases = '{null}' where label = 'web'", "update host set aliases = null" })
	void databaseWhenNamesWouldCollideRefuses(String statement) {
		proxy();
		this.admin.host("web.osrc", "192.168.1.11");
		assertThatExceptionOfType(DataIntegrityViolationException.class)
			.isThrownBy(() -> this.database.sql(statement).update());
	}

	@Test
	void rollbackWhenAnAliasWentToAnotherHostGivesItBack() {
		proxy();
		this.admin.host("web.osrc", "192.168.1.11");
		long good = revision();
		Object hosts = items(Api.HOSTS);
		this.admin.call("PATCH", PROXY, "{\"aliases\":[]}");
		this.admin.call("PATCH", Api.HOSTS + "/web.osrc", "{\"aliases\":[\"git\"]}");
		Reply back = this.admin.post(Api.ROLLBACK, "{\"revision\":" + good + "}");
		assertThat(back.status()).as(back.body()).isEqualTo(200);
		assertThat(items(Api.HOSTS)).isEqualTo(hosts);
	}

	@Test
	void exportWhenImportedHasTheAliasesAndClaimsThem() {
		proxy();
		String export = this.admin.get(Api.EXPORT + "?secrets=true").body();
		this.admin.delete(Api.SITES + "/osrc?cascade=true");
		Reply twice = this.admin.post(Api.IMPORT, export.replace("\"git\"]", "\"git\",\"gw\"]"));
		assertThat(twice.status()).as(twice.body()).isEqualTo(422);
		assertThat(this.admin.post(Api.IMPORT, export).status()).isEqualTo(200);
		assertThat(this.admin.get(PROXY).body()).contains(ALIASES);
		assertThat(this.admin.host("git.osrc", "192.168.1.11").status()).isEqualTo(409);
	}

	@Test
	void planSaysWhichAliasesChange() {
		proxy();
		Reply plan = this.admin.call("PATCH", PROXY + "?plan=true", "{\"aliases\":[\"git\"]}");
		assertThat(plan.json().at("/gateways/0/changes").toString())
			.contains("~ host proxy.osrc aliases [*.apps, git] \u2192 [git]");
	}

}
