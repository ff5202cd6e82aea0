package dev.wm.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.RawHttp;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestRelease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReleaseApiTests extends ReleaseApiTestBase {

	private static final String ARCHIVE = "/dist/0.2.0/wm-gateway-0.2.0-linux-amd64.tar.gz";

	private static final String CONTENT = "archive of 0.2.0 for amd64\n";

	private ApiClient nobody() {
		return this.admin.as("");
	}

	private Reply archive(String... headers) {
		var request = nobody().request(ARCHIVE).GET();
		for (int index = 0; index < headers.length; index += 2) {
			request.header(headers[index], headers[index + 1]);
		}
		return nobody().send(request);
	}

	@Test
	void distWhenAFileIsOfAReleaseSendsItToAnybody() {
		add("0.2.0");
		Reply archive = archive();
		assertThat(archive.status()).isEqualTo(200);
		assertThat(archive.body()).isEqualTo(CONTENT);
		assertThat(archive.header("ETag")).isEqualTo("\"" + TestRelease.sha256(CONTENT) + "\"");
		assertThat(archive.header("Content-Length")).isEqualTo("27");
		Reply head = nobody().call("HEAD", ARCHIVE, "");
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(head.header("Content-Length")).isEqualTo("27");
		assertThat(nobody().get("/dist/0.2.0/SHA256SUMS.sig").status()).isEqualTo(200);
		assertThat(nobody().get("/dist/0.2.0/VERSION").body()).isEqualTo("0.2.0\n");
		assertThat(nobody().post(ARCHIVE, "{}").status()).isEqualTo(405);
	}

	@ParameterizedTest
	@CsvSource({ "bytes=0-6,206,archive,0-6", "bytes=8-,206,of 0.2.0 for amd64,8-26", "bytes=-6,206,amd64,21-26",
			"bytes=20-999,206,amd64,20-26", "bytes=0-0,206,a,0-0" })
	void distWhenARangeIsWantedSendsThat(String range, int status, String body, String sent) {
		add("0.2.0");
		Reply part = archive("Range", range);
		assertThat(part.status()).isEqualTo(status);
		assertThat(part.body().strip()).isEqualTo(body);
		assertThat(part.header("Content-Range")).isEqualTo("bytes " + sent + "/27");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=5-2", "lines=1-2", "bytes=x", "bytes=0-1,3-4" })
	void distWhenARangeCannotBeUnderstoodSendsAll(String range) {
		add("0.2.0");
		assertThat(archive("Range", range)).returns(200, Reply::status).returns(CONTENT, Reply::body);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=27-", "bytes=99-100", "bytes=-0" })
	void distWhenARangeIsBehindTheEndRefuses(String range) {
		add("0.2.0");
		Reply refused = archive("Range", range);
		assertThat(refused.status()).isEqualTo(416);
		assertThat(refused.header("Content-Range")).isEqualTo("bytes */27");
	}

	@Test
	void distWhenTheCallerHasTheFileSendsNothing() {
		add("0.2.0");
		String tag = archive().header("ETag");
		assertThat(archive("If-None-Match", tag)).returns(304, Reply::status).returns("", Reply::body);
		assertThat(archive("If-None-Match", "\"other\"").status()).isEqualTo(200);
		assertThat(archive("Range", "bytes=0-6", "If-Range", tag).status()).isEqualTo(206);
		assertThat(archive("Range", "bytes=0-6", "If-Range", "\"other\"").status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/dist", "/dist/", "/dist/0.2.0", "/dist/0.2.0/", "/dist/0.2.0/none",
			"/dist/0.9.0/VERSION", "/dist/0.2.0/../../etc/passwd", "/dist/../dist/0.2.0/VERSION",
			"/dist/0.2.0/..%2f..%2fetc%2fpasswd", "/dist/%2e%2e/%2e%2e/etc/passwd", "/dist//0.2.0/VERSION",
			"/dist/0.2.0/VERSION/", "/dist/0.2.0/VERSION%00", "/dist/0.2.0/.%5c..%5cVERSION", "/dist/0.2.0;x/VERSION",
			"/dist/0.2.0/secret.txt", "/dist/0.2.0/link", "/dist/latest/VERSION", "/dist/0.2.0/VERSION%0d%0aX:%20y" })
	void distWhenAPathLeadsElsewhereFindsNothing(String path) throws IOException {
		Path folder = add("0.2.0");
		Files.writeString(folder.resolve("secret.txt"), "secret");
		Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));
		this.catalog.scan();
		RawHttp refused = RawHttp.send(nobody(), "GET " + path);
		assertThat(refused.status()).isIn(400, 404);
		assertThat(refused.body()).doesNotContain("root:", "0.2.0\n", "secret");
	}

	@Test
	void distWhenANameIsHugeFindsNothing() {
		add("0.2.0");
		assertThat(nobody().get("/dist/0.2.0/" + "a".repeat(4000)).status()).isEqualTo(404);
		assertThat(nobody().get("/dist/" + "1".repeat(4000) + "/VERSION").status()).isEqualTo(404);
	}

	@Test
	void distWhenAFileHasChangedIsNotSentAnyMore() throws IOException {
		Path folder = add("0.2.0");
		Path archive = folder.resolve("wm-gateway-0.2.0-linux-amd64.tar.gz");
		Files.writeString(archive, CONTENT.replace("archive", "ARCHIVE"));
		Reply refused = archive();
		// At once, or after the registry has looked at it by itself.
		assertThat(refused.status()).isIn(503, 404);
		assertThat(refused.body()).doesNotContain("ARCHIVE");
		this.catalog.scan();
		assertThat(archive().status()).isEqualTo(404);
		assertThat(items(Api.RELEASES)).isEmpty();
		assertThat(items(Api.CHECKS)).anySatisfy((finding) -> {
			assertThat(finding.path("code").asString()).isEqualTo("release_refused");
			assertThat(finding.path("detail").asString()).contains("The sum of wm-gateway-0.2.0-linux-amd64.tar.gz");
		});
	}

	@Test
	void distWhenAFileIsReplacedByALinkIsNotFollowed() throws IOException {
		Path folder = add("0.2.0");
		Path archive = folder.resolve("wm-gateway-0.2.0-linux-amd64.tar.gz");
		Files.delete(archive);
		Files.createSymbolicLink(archive, Path.of("/etc/passwd"));
		assertThat(archive().body()).doesNotContain("root:");
	}

	@Test
	void installerWhenThereAreReleasesIsTheNewestOnes() {
		add("0.9.0");
		add("0.10.0");
		add("0.10.0-rc.1");
		Reply script = nobody().get(Api.INSTALL_GATEWAY);
		assertThat(script.body()).isEqualTo("#!/bin/sh\necho installs 0.10.0\n");
		assertThat(script.header("Content-Type")).startsWith("text/x-shellscript");
		assertThat(items(Api.RELEASES)).extracting((release) -> release.path("version").asString())
			.containsExactly("0.10.0", "0.10.0-rc.1", "0.9.0");
	}

	// curl's exit code is lost in a pipe, so the script has to fail.
	@Test
	void installerWhenThereIsNoReleaseIsAScriptThatFails() throws Exception {
		Reply script = nobody().get(Api.INSTALL_GATEWAY);
		assertThat(script.status()).isEqualTo(200);
		Process shell = new ProcessBuilder("sh", "-s", "--", "--registry", "x").redirectErrorStream(true).start();
		try (var in = shell.outputWriter()) {
			in.write(script.body());
		}
		assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
			.contains("no release of wm", "wm-registry add-release DIRECTORY");
		assertThat(shell.waitFor()).isEqualTo(1);
	}

	@Test
	void releasesWhenAnotherKeySignedOneKeepToTheFirstUntilItIsTrusted() {
		add("0.1.0");
		TestRelease others = TestRelease.withNewKey();
		add(others, "0.2.0");
		assertThat(versions()).containsExactly("0.1.0");
		assertThat(this.admin.get(Api.RELEASES).body()).contains("\"key\":\"" + OURS.fingerprint() + "\"");
		assertThat(items(Api.CHECKS)).anySatisfy((finding) -> assertThat(finding.path("detail").asString())
			.contains("signed with another key: trust it with wm-registry trust-key " + others.fingerprint()));
		this.database.sql("update release_key set fingerprint = ?").param(others.fingerprint()).update();
		this.catalog.scan();
		assertThat(versions()).containsExactly("0.2.0");
	}

	// The key is remembered although nothing that it signed is left.
	@Test
	void releasesWhenTheLastOneIsGoneStillTrustItsKey() throws IOException {
		Path only = add("0.1.0");
		Files.delete(only.resolve("SHA256SUMS"));
		this.catalog.scan();
		assertThat(versions()).isEmpty();
		add(TestRelease.withNewKey(), "0.2.0");
		assertThat(versions()).isEmpty();
		add("0.3.0");
		assertThat(versions()).containsExactly("0.3.0");
	}

	private List<String> versions() {
		return items(Api.RELEASES).stream().map((release) -> release.path("version").asString()).toList();
	}

}
