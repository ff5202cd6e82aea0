package dev.wm.registry;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProblemApiTests extends ApiTestBase {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"domain":                          | malformed_body |
			{"domain":"x"} {}                   | malformed_body |
			{"domain":"x","domain":"y"}         | malformed_body |
			[]                                  | malformed_body |
			null                                | malformed_body |
			"text"                              | malformed_body |
			{"domain":{}}                       | malformed_body | domain
			{"domain":5}                        | malformed_body | domain
			{"domain":"x","hub":"true"}         | malformed_body | hub
			{"domain":"x","hubb":true}          | malformed_body | hubb
			{"domain":"x","listen_port":1.5}    | malformed_body | listen_port
			{"domain":"x","listen_port":"1"}    | malformed_body | listen_port
			{"domain":"a\\u0000b"}              | invalid_value  | domain
			{"domain":null}                     | invalid_value  |
			{}                                  | invalid_value  |
			""")
	void postWhenTheBodyIsNotAsExpectedSaysWhere(String body, String code, String field) {
		Reply reply = this.admin.post(Api.SITES, body);
		assertThat(reply.status()).as(reply.body()).isEqualTo(400);
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo((field != null) ? field : "");
		assertThat(reply.text("detail")).endsWith(".").doesNotContain("dev.wm", "Exception");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			prefix_length | 2147483648              | "prefix_length" is out of range: give a number that it may be.
			prefix_length | -2147483649             | "prefix_length" is out of range: give a number that it may be.
			prefix_length | 99999999999999999999999 | "prefix_length" is out of range: give a number that it may be.
			listen_port   | 2147483648              | 2147483648 is not a port: it goes from 1 to 65535.
			listen_port   | -99999999999            | -99999999999 is not a port: it goes from 1 to 65535.
			""")
	void postWhenANumberIsTooLargeForItsMemberSaysThatItIsOutOfRange(String member, String number, String detail) {
		Reply reply = this.admin.post(Api.SITES, "{\"domain\":\"x\",\"%s\":%s}".formatted(member, number));
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text("code")).isEqualTo("invalid_value");
		assertThat(reply.text("field")).isEqualTo(member);
		assertThat(reply.text("detail")).isEqualTo(detail);
	}

	@ParameterizedTest
	@CsvSource({ "prefix_length,-1", "prefix_length,33", "prefix_length,2147483647", "listen_port,0", "listen_port,-1",
			"listen_port,65536", "prefix_length,1e3", "prefix_length,24.5" })
	void postWhenANumberIsNoValueOfItsMemberNamesTheMember(String member, String number) {
		Reply reply = this.admin.post(Api.SITES, "{\"domain\":\"x\",\"%s\":%s}".formatted(member, number));
		assertThat(reply.status()).as(reply.body()).isIn(400, 409, 422);
		assertThat(reply.text("field")).as(reply.body()).isEqualTo(member);
		assertThat(reply.text("detail")).doesNotContain("valid JSON");
	}

	@Test
	void postWhenANumberIsLongerThanAnyDoesNotSayThatItIsNoJson() {
		Reply reply = this.admin.post(Api.SITES, "{\"domain\":\"x\",\"prefix_length\":" + "9".repeat(2000) + "}");
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text("detail")).startsWith("The body has a number or a text that is too long");
	}

	@Test
	void postWhenAMemberIsMissingNamesIt() {
		assertThat(this.admin.post(Api.HOSTS, "{\"name\":\"a.b\"}").text("detail"))
			.isEqualTo("\"local_address\" is missing.");
	}

	@Test
	void postWhenTheBodyIsNotUtf8IsRefused() {
		byte[] broken = "{\"domain\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
		Reply reply = this.admin.send(this.admin.request(Api.SITES)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(broken)));
		assertThat(reply.status()).isEqualTo(400);
		assertThat(reply.text("code")).isEqualTo("malformed_body");
	}

	@Test
	void postWhenTheBodyIsTooLargeIsRefused() {
		byte[] large = new byte[(1 << 20) + 1];
		Arrays.fill(large, (byte) ' ');
		Reply told = this.admin.send(this.admin.request(Api.SITES)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(large)));
		Reply untold = this.admin.send(this.admin.request(Api.SITES)
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));
		assertThat(told.status()).isEqualTo(413);
		assertThat(untold.status()).isEqualTo(413);
		assertThat(untold.text("code")).isEqualTo("body_too_large");
	}

	@Test
	void postWhenTheBodyIsNotJsonIsRefused() {
		Reply reply = this.admin.send(this.admin.request(Api.SITES)
			.header("Content-Type", "text/plain")
			.POST(BodyPublishers.ofString("{\"domain\":\"x\"}")));
		assertThat(reply.status()).isEqualTo(415);
		assertThat(reply.text("code")).isEqualTo("unsupported_media_type");
	}

	@Test
	void getWhenTheAnswerCannotBeReadIsRefused() {
		Reply reply = this.admin.get(Api.SITES, "Accept", "text/html");
		assertThat(reply.status()).isEqualTo(406);
		assertThat(reply.text("code")).isEqualTo("not_acceptable");
	}

	@Test
	void callWhenTheMethodIsNotPossibleNamesThoseThatAre() {
		Reply reply = this.admin.call("PUT", Api.SITES, "{}");
		assertThat(reply.status()).isEqualTo(405);
		assertThat(reply.header("Allow")).contains("GET", "POST");
		assertThat(reply.text("code")).isEqualTo("method_not_allowed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/v1/sites/%00", "/api/v1/sites/%ff%fe", "/api/v1/sites/%zz", "/api//v1/sites",
			"/api/v1/sites;x=y", "/api/v1/sites/%2e%2e", "/api/v1/sites/a\u0001b", "/config%00",
			"/api/v1/hosts?site=%00", "/api/v1/hosts?site=%ff" })
	void getWhenThePathIsBrokenIsTheCallersFault(String path) throws Exception {
		assertThat(raw(path)).matches("(?s)HTTP/1.1 4\\d\\d .*application/problem\\+json.*\"code\":\".*");
	}

	/**
	 * Sends what no HTTP client would.
	 */
	private String raw(String path) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.admin.base().getPort())) {
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
						+ ADMIN_TOKEN + "\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
