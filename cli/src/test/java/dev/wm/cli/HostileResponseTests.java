package dev.wm.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.v1.Problem;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a proxy, a tunnel, another program or an attacker may send. */
class HostileResponseTests extends SingleMeshFixture {

	private static final String ESCAPES = "\u001b[2J\u0007\u009b31m\u202egnp\r\nwm: done";

	private WmRunner.Run listSites(MockResponse response) {
		this.home.respond("GET /api/v1/sites", response);
		return this.wm.run("list-sites");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					200 | is not a wm registry (HTTP 200, text/html). If that is the login page of a captive portal, log in there
					204 | is not a wm registry (HTTP 204
					401 | does not accept this token (HTTP 401, text/html). Check the token
					403 | does not accept this token (HTTP 403, text/html). Check the token
					404 | There is no wm registry at http://127.0.0.1:
					500 | failed (HTTP 500, text/html). Read the registry's log.
					502 | answers, and the registry behind it does not (HTTP 502, text/html). Check that the registry runs on its machine
					503 | the registry behind it does not (HTTP 503, text/html). Check that the registry runs
					504 | the registry behind it does not (HTTP 504, text/html). Check that the registry runs
					530 | the registry behind it does not (HTTP 530, text/html)
					511 | asks for a login (HTTP 511, text/html). Open any page in a browser, log in there
					""")
	void readWhenAProxyRespondsInHtmlNamesTheType(int status, String expected) {
		String body = (status != 204) ? "<!DOCTYPE html><h1>Hello</h1>" : "";
		WmRunner.Run run = listSites(MockResponses.text(status, "text/html; charset=UTF-8", body));
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains(expected).doesNotContain("<").hasLineCount(1);
	}

	// W193: what shows a mesh's state is run when something is wrong.
	@ParameterizedTest
	@ValueSource(strings = { "check", "deepcheck", "list", "doctor" })
	void inspectWhenTheRegistryDoesNotAnswerSaysWhatHelps(String command) {
		for (String path : List.of("GET /config", "GET /api/v1/checks", "GET /api/v1/sites", "GET /api/v1/gateways",
				"GET /api/v1/hosts", "GET /api/v1/devices", "POST /api/v1/deep-checks")) {
			this.home.respond(path, MockResponses.text(502, "text/html", "<h1>Bad Gateway</h1>"));
		}
		assertDown(command,
				"The proxy at " + this.home.url() + " answers, and the registry behind it does not (HTTP 502,"
						+ " text/html). Check that the registry runs on its machine: systemctl status wm-registry.");
		String url = this.home.url();
		this.home.close();
		assertDown(command,
				"The registry at " + url + " cannot be reached: nothing listens there. Check the URL, and that"
						+ " the registry runs on its machine: systemctl status wm-registry.");
		this.wm.mesh("172-30", "REGISTRY_URL=https://registry.invalid\nREGISTRY_TOKEN=t\n");
		assertDown(command,
				"The registry at https://registry.invalid cannot be reached: its name does not resolve. Check"
						+ " the URL and your DNS: nslookup registry.invalid.");
	}

	private void assertDown(String command, String said) {
		assertThat(this.wm.run(command)).isEqualTo(new WmRunner.Run(1, "", "wm: " + said + "\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{\"items\":null}", "{\"items\":[{\"domain\":\"sheen\"}]}",
			"{\"items\":[{\"domain\":\"sh", "{\"items\":[{\"domain\":7}]}", "\"items\"", "\u0000",
			"{\"items\":[null]}" })
	void readWhenTheJsonIsNotAListSaysSo(String body) {
		WmRunner.Run run = listSites(MockResponses.text(200, "application/json", body));
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.out()).isEmpty();
		assertThat(run.err()).contains("is not a wm registry (HTTP 200, application/json)").hasLineCount(1);
	}

	@Test
	void readWhenMembersAreUnknownPassesThemOver() {
		WmRunner.Run run = listSites(MockResponses.text(200, "application/json", """
				{"next":null,"items":[{"domain":"sheen","subnet":"172.30.1.0/24","gateway":"172.30.1.1","hub":false,
				"listen_port":51820,"lans":[],"colour":{"a":[1]}}]}"""));
		assertThat(run.exitCode()).isZero();
		assertThat(run.out()).contains("sheen   172.30.1.0/24");
	}

	@Test
	void readWhenAProblemHasAnUnknownCodePrintsItsSentence() {
		WmRunner.Run run = listSites(MockResponses.text(418, Problem.MEDIA_TYPE,
				"{\"type\":\"about:blank\",\"status\":418,\"title\":\"T\",\"detail\":\"Use a kettle.\",\"code\":\"teapot\"}"));
		assertThat(run).isEqualTo(new WmRunner.Run(1, "", "wm: Use a kettle.\n"));
	}

	@Test
	void readWhenAProblemIsCutOffSaysWhatItIs() {
		WmRunner.Run run = listSites(MockResponses.text(400, Problem.MEDIA_TYPE, "{\"status\":400,\"tit"));
		assertThat(run.err()).contains("failed (HTTP 400, application/problem+json)");
	}

	@Test
	void readWhenAProblemHoldsEscapesPrintsThemHarmless() {
		WmRunner.Run run = listSites(MockResponses.text(400, Problem.MEDIA_TYPE,
				"{\"status\":400,\"title\":\"T\",\"code\":\"c\",\"detail\":\"a\\u001b[2J\\u0007\\u009b31m\\u202eb\\nwm: done\"}"));
		assertThat(run).isEqualTo(new WmRunner.Run(1, "", "wm: a?[2J??31m?b wm: done\n"));
	}

	@Test
	void listWhenAGatewayReportsEscapesPrintsThemHarmless() {
		this.home.site("sheen", "172.30.1.0/24", false).gateway("sheen", true, WmRunner.NOW, "bad " + ESCAPES);
		WmRunner.Run run = this.wm.run("list");
		assertThat(run.out()).contains("\n  ! bad ?[2J??31m?gnp  wm: done\n");
		assertHarmless(run.out());
	}

	@Test
	void jsonWhenAGatewayReportsEscapesKeepsTheirMeaning() {
		this.home.site("sheen", "172.30.1.0/24", false).gateway("sheen", true, WmRunner.NOW, "bad " + ESCAPES);
		WmRunner.Run run = this.wm.run("list", "-o", "json");
		assertThat(run.out()).containsIgnoringCase("bad \\u001b[2J\\u0007\\u009b31m\\u202egnp\\r\\nwm: done");
		assertHarmless(run.out());
	}

	@Test
	void redirectWhenReceivedIsNotFollowed() {
		try (FakeRegistry other = new FakeRegistry("other", "172.31.0.0/16")) {
			WmRunner.Run run = listSites(
					new MockResponse.Builder().code(308).setHeader("Location", other.url() + "/api/v1/sites").build());
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.err()).contains("points to " + other.url(), "the token is not sent on");
			assertThat(other.requests()).isEmpty();
		}
		assertThat(listSites(
				new MockResponse.Builder().code(302).setHeader("Location", "http://portal.example/login").build())
			.err()).contains("points to portal.example", "captive portal", "the token is not sent on");
	}

	@Test
	void readWhenTheRegistryIsSilentStopsWaiting() {
		this.home.respond("GET /api/v1/sites",
				new MockResponse.Builder().code(200).headersDelay(1, TimeUnit.MINUTES).build());
		WmRunner.Run run = this.wm.timeout(Duration.ofMillis(200)).run("list-sites");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err())
			.contains("cannot be reached: it did not answer in time. Check your network and that"
					+ " its machine is up: ping 127.0.0.1.")
			.hasLineCount(1);
	}

	@Test
	void writeWhenTheConnectionBreaksIsNotSentAgain() {
		this.home.respond("POST /api/v1/hosts",
				new MockResponse.Builder().onResponseStart(SocketEffect.ShutdownConnection.INSTANCE).build());
		WmRunner.Run run = this.wm.run("add-host", "nas.sheen", "--local-ip", "192.168.1.2");
		assertThat(run.exitCode()).isEqualTo(1);
		assertThat(run.err()).contains("the connection ended before an answer came").hasLineCount(1);
		assertThat(this.home.requests()).containsExactly("POST /api/v1/hosts");
	}

	@Test
	void readWhenThereIsNoTlsSaysSo() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread.startVirtualThread(() -> respondInPlainText(server));
			this.wm.mesh("172-30", "REGISTRY_URL=https://127.0.0.1:" + server.getLocalPort() + "\nREGISTRY_TOKEN=t\n");
			WmRunner.Run run = this.wm.run("health");
			assertThat(run.exitCode()).isEqualTo(1);
			assertThat(run.err()).contains("cannot be reached: what answers there does not speak TLS").hasLineCount(1);
		}
	}

	private static void respondInPlainText(ServerSocket server) {
		try (Socket client = server.accept()) {
			client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			client.shutdownOutput();
			// A connection closed with something unread is reset, and the response lost.
			client.getInputStream().transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void healthWhenAskedShowsNoToken() {
		this.wm.mesh("172-30", "REGISTRY_URL=" + this.home.url() + "\nREGISTRY_TOKEN=wrong\n");
		assertThat(this.wm.run("health").exitCode()).isZero();
		assertThat(this.home.authorized()).isFalse();
	}

	private static void assertHarmless(String text) {
		assertThat(text.replace("\n", "")
			.codePoints()
			.filter((c) -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT)).isEmpty();
	}

}
