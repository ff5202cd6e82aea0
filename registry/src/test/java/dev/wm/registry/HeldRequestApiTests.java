package dev.wm.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Polls that wait for something new.
 */
class HeldRequestApiTests extends ApiTestBase {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@Autowired
	private HeldRequestCount held;

	// W63, W97
	@Test
	void pollWhenTheViewChangesIsAnsweredAtOnce() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		var poll = LongPoll.send(gateway, 60);
		awaitHeld(1);
		long before = System.nanoTime();
		this.admin.host("server.sheen", "192.168.1.10");
		Reply answer = poll.join();
		System.out.printf("answered %d ms after the write%n", (System.nanoTime() - before) / 1_000_000);
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).contains("server.sheen");
		assertThat(answer.header("Preference-Applied")).isEqualTo("wait=60");
		assertThat(answer.header("ETag")).isEqualTo(config(gateway).header("ETag"));
		assertThat(answer.header(Api.REVISION_HEADER)).isEqualTo(Long.toString(revision()));
	}

	@Test
	void pollWhenTheChangeIsElsewhereGoesOnWaiting() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		ApiClient other = this.admin.gateway("osrc", 2);
		var poll = LongPoll.send(this.admin.gateway("sheen", 1), 60);
		awaitHeld(1);
		Reply report = other.call("PUT", Api.REPORT,
				"""
						{"version":"1","lans":["10.0.0.0/8"],"uplinks":[],"products":[],"peers":[],"repairs":[],"problems":[]}""");
		assertThat(report.status()).as(report.body()).isEqualTo(204);
		assertThat(config(this.admin).body()).contains("10.0.0.0/8");
		assertThat(this.held.count()).isEqualTo(1);
		this.admin.host("server.osrc", "10.0.0.1");
		Reply answer = poll.join();
		assertThat(answer.body()).contains("server.osrc");
		assertThat(answer.header(Api.REVISION_HEADER)).isEqualTo(Long.toString(revision()));
	}

	@Test
	void pollWhenNothingHappensEndsWithTheTag() {
		var poll = LongPoll.send(this.admin, 1);
		Reply answer = poll.join();
		assertThat(answer.status()).isEqualTo(304);
		assertThat(answer.header("Preference-Applied")).isEqualTo("wait=1");
		assertThat(answer.header("ETag")).isEqualTo(config(this.admin).header("ETag"));
		var head = LongPoll.send(this.admin, "HEAD", 1, answer.header("ETag")).join();
		assertThat(head.status()).isEqualTo(304);
		awaitHeld(0);
	}

	@Test
	void pollWhenTheTagIsOldOrMissingIsAnsweredAtOnce() {
		Reply old = this.admin
			.send(this.admin.request(Api.CONFIG).header("If-None-Match", "\"old\"").header("Prefer", "wait=60").GET());
		Reply none = this.admin.get(Api.CONFIG, "Prefer", "wait=60");
		assertThat(List.of(old.status(), none.status())).containsOnly(200);
		assertThat(old.header("Preference-Applied")).isEqualTo("wait=60");
	}

	@Test
	void pollWhenTheSiteIsRemovedOrTheCredentialRevokedIsRefused() {
		this.admin.site("sheen");
		var revoked = LongPoll.send(this.admin.gateway("sheen", 1), 60);
		awaitHeld(1);
		this.admin.gateway("sheen", 3);
		assertThat(revoked.join().status()).isEqualTo(401);
		var gone = LongPoll.send(this.admin.gateway("sheen", 4), 60);
		awaitHeld(1);
		this.admin.delete("/api/v1/sites/sheen");
		assertThat(gone.join().status()).isEqualTo(401);
		assertThat(gone.join().header("WWW-Authenticate")).isEqualTo("Bearer");
	}

	@Test
	void pollWhenThousandsWaitNeedsNoThreadForEach() {
		List<ApiClient> gateways = IntStream.range(0, 40).mapToObj((number) -> {
			this.admin.site("s" + number);
			return this.admin.gateway("s" + number, 100 + number);
		}).toList();
		int before = Thread.getAllStackTraces().size();
		List<CompletableFuture<Reply>> polls = new ArrayList<>();
		for (ApiClient gateway : gateways) {
			String tag = config(gateway).header("ETag");
			IntStream.range(0, 25).forEach((number) -> polls.add(LongPoll.send(gateway, "GET", 60, tag)));
		}
		awaitHeld(1000);
		// The server's own pool has 200, and other tests have some.
		assertThat(Thread.getAllStackTraces().size() - before).isLessThan(500);
		this.admin.host("server.s1", "192.168.1.10");
		polls.forEach((poll) -> assertThat(poll.join().body()).contains("server.s1"));
		awaitHeld(0);
	}

	@Test
	void pollWhenTheCallerHangsUpGivesItsPlaceBack() throws IOException {
		String tag = config(this.admin).header("ETag");
		List<Socket> sockets = new ArrayList<>();
		for (int number = 0; number < 100; number++) {
			Socket socket = new Socket(this.admin.base().getHost(), this.admin.base().getPort());
			sockets.add(socket);
			socket.getOutputStream()
				.write(("GET /config HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + ADMIN_TOKEN
						+ "\r\nIf-None-Match: " + tag + "\r\nPrefer: wait=60\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
		}
		// No more than one caller may have.
		awaitHeld(32);
		for (Socket socket : sockets) {
			socket.close();
		}
		this.admin.site("sheen");
		awaitHeld(0);
	}

	@Test
	void configWhenGzipIsTakenIsTheSameSmaller() throws Exception {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		Reply plain = config(gateway);
		HttpResponse<byte[]> packed = HTTP.send(
				gateway.request(Api.CONFIG).header("Accept-Encoding", "br, gzip").build(), BodyHandlers.ofByteArray());
		assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(packed.headers().firstValue("Vary")).hasValue("Accept-Encoding, Accept");
		assertThat(packed.headers().firstValue("ETag")).hasValue("W/" + plain.header("ETag"));
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
			assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain.body());
		}
		assertThat(gateway.get(Api.CONFIG, "If-None-Match", "W/" + plain.header("ETag")).status()).isEqualTo(304);
		assertThat(gateway.get(Api.CONFIG, "Accept-Encoding", "gzip;q=0").header("Content-Encoding")).isEmpty();
	}

	private void awaitHeld(int count) {
		Waiting.await().untilAsserted(() -> assertThat(this.held.count()).isEqualTo(count));
	}

}
