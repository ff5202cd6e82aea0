package dev.wm.agent.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import dev.wm.contract.key.BearerToken;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * A client of a registry on loopback whose responses a test queues.
 */
abstract class HttpRegistryTestBase {

	static final BearerToken TOKEN = BearerToken.parse("wm_gw_secret");

	static final Duration PATIENT = Duration.ofSeconds(30);

	// For what is never answered in time.
	static final Duration HASTY = Duration.ofMillis(700);

	final MockWebServer server = new MockWebServer();

	HttpRegistryClient registry;

	@BeforeEach
	void start() throws IOException {
		this.server.start();
		this.registry = registry(PATIENT);
	}

	HttpRegistryClient registry(Duration timeout) {
		return new HttpRegistryClient(URI.create("http://127.0.0.1:" + this.server.getPort() + "/wm"), timeout,
				"0.1.0");
	}

	@AfterEach
	void stop() {
		this.registry.close();
		this.server.close();
	}

	static MockResponse.Builder config(String body) {
		return new MockResponse.Builder().code(200)
			.addHeader("ETag", "\"abc\"")
			.addHeader("WM-Revision", "7")
			.addHeader("Content-Type", "application/json")
			.body(body);
	}

	RecordedRequest request() throws InterruptedException {
		RecordedRequest request = this.server.takeRequest(30, TimeUnit.SECONDS);
		return Objects.requireNonNull(request, "a request within 30 s");
	}

	static String body(RecordedRequest request) {
		return Objects.requireNonNull(request.getBody(), "a body").utf8();
	}

}
