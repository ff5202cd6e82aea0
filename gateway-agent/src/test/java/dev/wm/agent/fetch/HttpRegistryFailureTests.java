package dev.wm.agent.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
				.addHeader("Location", "http://127.0.0.1:" + other.getPort() + "/config")
				.build());
			assertThat(this.registry.config(TOKEN, null, null, Duration.ZERO)).isInstanceOfSatisfying(
					CallResult.Refused.class,
					(refusal) -> assertThat(refusal.detail()).contains("set WM_REGISTRY_URL"));
			assertThat(other.getRequestCount()).isZero();
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
				CallResult.Refused.class, (refusal) -> assertThat(refusal.detail()).contains("HTTP 502"));
	}

}
