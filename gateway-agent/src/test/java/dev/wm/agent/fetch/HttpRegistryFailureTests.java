package dev.wm.agent.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class HttpRegistryFailureTests extends HttpRegistryTestBase {

	@Test
	void configWhenTheTokenIsWrongGivesTheRegistrysSentence() {
		this.server.enqueue(new MockResponse.Builder().code(401)
			.addHeader("Content-Type", "application/problem+json")
			.body("{\"status\":401,\"title\":\"Unauthorized\",\"detail\":\"Show a token.\",\"code\":\"newer\",\"x\":1}")
			.build());
		CallResult<FetchedConfig> answer = this.registry.config(TOKEN, null, null, Duration.ZERO);
		assertThat(answer).isEqualTo(new CallResult.Refused<>(401, "Show a token."));
		assertThat(((CallResult.Refused<FetchedConfig>) answer).isUnauthenticated()).isTrue();
	}

	@Test
	void configWhenRedirectedDoesNotFollowWithTheToken() throws IOException {
		try (MockWebServer other = new MockWebServer()) {
			other.start();
			this.server.enqueue(new MockResponse.Builder().code(302)
				.addHeader("Location", "http://127.0.0.1:" + other.getPort() + "/wm/config")
				.build());
			assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOfSatisfying(
					CallResult.Refused.class,
					(refusal) -> assertThat(refusal.detail())
						.isEqualTo("The registry's address redirects (HTTP 302) to http://127.0.0.1:" + other.getPort()
								+ "/wm: set WM_REGISTRY_URL to that."));
			assertThat(other.getRequestCount()).isZero();
		}
	}

	// A captive portal.
	@ParameterizedTest
	@CsvSource({ "http://portal.hotel.example/login?next=/config, portal.hotel.example", "/login, 127.0.0.1",
			"https://cloud.example/config, cloud.example", "::, another address", "'', 127.0.0.1" })
	void configWhenRedirectedToALoginPageSaysSo(String location, String host) {
		this.server.enqueue(new MockResponse.Builder().code(302).addHeader("Location", location).build());
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOfSatisfying(
				CallResult.Refused.class,
				(refusal) -> assertThat(refusal.detail())
					.startsWith("The registry's address redirects (HTTP 302) to " + host + ", which is no registry,")
					.contains("captive portal")
					.doesNotContain("set WM_REGISTRY_URL"));
	}

	@Test
	void configWhenNothingSpeaksTlsThereSaysSo() throws IOException {
		try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
				HttpRegistryClient secure = new HttpRegistryClient(
						URI.create("https://127.0.0.1:" + plain.getLocalPort()), Duration.ofSeconds(60), "0.1.0")) {
			Thread.startVirtualThread(() -> refuse(plain));
			assertThat(secure.config(TOKEN, null, null, Duration.ZERO)).isInstanceOfSatisfying(
					CallResult.Unreachable.class,
					(result) -> assertThat(result.reason()).contains("does not speak TLS"));
		}
	}

	private static void refuse(ServerSocket plain) {
		try (Socket client = plain.accept()) {
			client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			client.getInputStream().readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void configWhenNothingComesIsUnreachableInTime() {
		this.registry = registry(HASTY);
		this.server.enqueue(config("{}").headersDelay(10, TimeUnit.SECONDS).build());
		// Whoever waits for the server gets its answer.
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOf(CallResult.Unreachable.class);
	}

	@Test
	void configWhenTheBodyTricklesIsUnreachableInTime() {
		this.registry = registry(HASTY);
		this.server.enqueue(config("x".repeat(1000)).throttleBody(10, 1, TimeUnit.SECONDS).build());
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOf(CallResult.Unreachable.class);
	}

	@Test
	void configWhenTheBodyBreaksOffIsUnreachable() {
		this.server.enqueue(config("x".repeat(100_000)).onResponseBody(new SocketEffect.CloseSocket()).build());
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOf(CallResult.Unreachable.class);
	}

	@Test
	void configWhenNobodyListensIsUnreachable() {
		int port = this.server.getPort();
		this.server.close();
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isEqualTo(new CallResult.Unreachable<>(
				"http://127.0.0.1:" + port + ": nothing listens there, or no route leads there"));
	}

	@Test
	void configWhenAnotherProgramAnswersIsRefused() {
		this.server.enqueue(new MockResponse.Builder().code(200)
			.addHeader("Content-Type", "text/html")
			.addHeader("ETag", "\"x\"")
			.body("<html>")
			.build());
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOfSatisfying(
				CallResult.Refused.class,
				(refusal) -> assertThat(refusal.detail()).contains("correct WM_REGISTRY_URL"));
	}

	@Test
	void configWhenTheServerBreaksIsRefusedReadably() {
		this.server.enqueue(new MockResponse.Builder().code(502).body("<html>bad gateway").build());
		assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOfSatisfying(
				CallResult.Refused.class,
				(refusal) -> assertThat(refusal.detail()).isEqualTo("The proxy answers (HTTP 502), and the registry"
						+ " behind it does not: check that it runs (systemctl status wm-registry)."));
	}

}
