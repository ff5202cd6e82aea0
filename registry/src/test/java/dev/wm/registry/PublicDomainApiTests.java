package dev.wm.registry;

import java.util.List;
import java.util.Locale;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Sites whose domain is a top-level domain of the Internet. */
class PublicDomainApiTests extends ApiTestBase {

	private static final String ALLOWED = "{\"domain\":\"com\",\"allow_public_domain\":true}";

	@ParameterizedTest
	@ValueSource(strings = { "com", "COM", "dev", "io", "office", "zip", "xn--p1ai", "XN--VERMGENSBERATER-CTB" })
	void createWhenTheDomainIsDelegatedIsRefusedWithTheListsDateAndTheOption(String domain) {
		Reply refused = this.admin.site(domain);
		assertThat(refused.status()).as(refused.body()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("name_reserved");
		assertThat(refused.text("detail")).contains("is a top-level domain of the Internet (IANA's list of 2026-10-03)",
				"wm add-site " + domain.toLowerCase(Locale.ROOT) + " --allow-public-domain");
		assertThat(items(Api.SITES)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "home", "lan", "internal", "corp", "mail", "sheen", "osrc", "localdomain", "private",
			"intranet", "fritz" })
	void createWhenPrivateNetworksUseTheDomainIsFine(String domain) {
		assertThat(this.admin.site(domain).status()).isEqualTo(201);
	}

	@Test
	void createWhenItIsAllowedIsKeptThroughEditsExportAndRollback() {
		assertThat(this.admin.post(Api.SITES, ALLOWED).body()).contains("\"allow_public_domain\":true");
		assertThat(this.admin.call("PATCH", Api.SITES + "/com", "{\"endpoint\":\"203.0.113.7\"}").body())
			.contains("\"allow_public_domain\":true", "203.0.113.7");
		assertThat(codes()).doesNotContain("public_domain");
		this.admin.gateway("com", 1, "192.168.1.0/24");
		assertThat(this.admin.get(Api.SITES + "/com").body()).contains("\"allow_public_domain\":true", "192.168.1.0");
		long good = revision();
		String export = this.admin.get(Api.EXPORT + "?secrets=true").body();
		this.admin.delete(Api.SITES + "/com");
		assertThat(this.admin.post(Api.ROLLBACK, "{\"revision\":" + good + "}").status()).isEqualTo(200);
		assertThat(this.admin.get(Api.SITES + "/com").body()).contains("\"allow_public_domain\":true");
		this.admin.delete(Api.SITES + "/com");
		assertThat(this.admin.post(Api.IMPORT, export).status()).isEqualTo(200);
		assertThat(this.admin.get(Api.SITES + "/com").body()).contains("\"allow_public_domain\":true");
	}

	// A mesh of an earlier version, or a domain that was delegated later.
	@Test
	void editWhenTheSiteIsThereAlreadyIsFineAndItIsFound() {
		this.admin.post(Api.SITES, ALLOWED);
		this.admin.call("PATCH", Api.SITES + "/com", "{\"allow_public_domain\":false}");
		assertThat(codes()).contains("public_domain");
		assertThat(this.admin.call("PATCH", Api.SITES + "/com", "{\"endpoint\":\"203.0.113.7\"}").status())
			.isEqualTo(200);
		assertThat(this.admin.host("server.com", "192.168.1.10").status()).isEqualTo(201);
		assertThat(this.admin.gateway("com", 1, "192.168.1.0/24").get(Api.CONFIG).status()).isEqualTo(200);
		long good = revision();
		String export = this.admin.get(Api.EXPORT + "?secrets=true").body();
		this.admin.delete(Api.SITES + "/com?cascade=true");
		Reply back = this.admin.post(Api.ROLLBACK, "{\"revision\":" + good + "}");
		assertThat(back.status()).as(back.body()).isEqualTo(200);
		assertThat(this.admin.get(Api.SITES + "/com").body()).doesNotContain("allow_public_domain");
		this.admin.delete(Api.SITES + "/com?cascade=true");
		assertThat(this.admin.post(Api.IMPORT, export).status()).isEqualTo(200);
		assertThat(codes()).contains("public_domain");
		this.admin.call("PATCH", Api.SITES + "/com", "{\"allow_public_domain\":true}");
		assertThat(codes()).doesNotContain("public_domain");
	}

	@Test
	void renameWhenTheNewDomainIsDelegatedIsRefusedUnlessAllowed() {
		this.admin.site("sheen");
		assertThat(this.admin.call("PATCH", Api.SITES + "/sheen", "{\"domain\":\"dev\"}").status()).isEqualTo(422);
		Reply renamed = this.admin.call("PATCH", Api.SITES + "/sheen",
				"{\"domain\":\"dev\",\"allow_public_domain\":true}");
		assertThat(renamed.status()).as(renamed.body()).isEqualTo(200);
	}

	private List<String> codes() {
		return items(Api.CHECKS).stream().map((finding) -> finding.path("code").asString()).toList();
	}

}
