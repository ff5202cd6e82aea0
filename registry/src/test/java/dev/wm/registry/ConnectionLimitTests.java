package dev.wm.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.HostileSockets;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many connections from one address that is no trusted proxy's, or by way of one.
 */
class ConnectionLimitTests {

	private static final int MOST = 60;

	private static final int POLLS = 30;

	private static final int DEAF = 2500;

	private static final int DEAF_OPEN = 2000;

	private static final String CROWD = "127.0.0.9";

	private static final String PIPELINE = "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n".repeat(200);

	private static final String REFUSED = "wm_connections_refused_total{limit=\"%s\"}";

	private Replica registry = start("10.255.255.255/32");

	private static Replica start(String proxies) {
		return Replica.startWith(TestDatabase.migrated(),
				Map.of("WM_TRUSTED_PROXIES", proxies, "WM_CLIENT_CONNECTIONS", Integer.toString(MOST)));
	}

	@AfterEach
	void stop() {
		this.registry.close();
	}

	@Test
	void connectWhenTheAddressHasItsShareClosesItsOwnIdleOnes() {
		ApiClient admin = this.registry.admin();
		List<CompletableFuture<Reply>> polls = polls(admin);
		try (HostileSockets crowd = new HostileSockets(admin.base())) {
			IntStream.range(0, 5 * MOST).forEach((number) -> crowd.add("silence", "", ""));
			IntStream.range(0, MOST)
				.forEach((number) -> crowd.add("idle", "GET /health HTTP/1.1\r\nHost: x\r\n\r\n", ""));
			Waiting.await().untilAsserted(() -> {
				crowd.drip();
				assertThat(crowd.open().values().stream().mapToInt(Integer::intValue).sum()).isLessThan(MOST);
			});
			assertThat(admin.get(Api.HEALTH).status()).isEqualTo(200);
			assertThat(figure(admin, "wm_held_polls")).isEqualTo(POLLS);
			assertThat(figure(admin, REFUSED.formatted("client_connections"))).isGreaterThan(4 * MOST);
		}
		admin.host("new.sheen", "192.168.1.9");
		polls.forEach((poll) -> assertThat(poll.join().status()).isEqualTo(200));
	}

	@Test
	void pollWhenAClientBehindAProxyHasItsShareIsRefusedAndNoOther() {
		this.registry.close();
		this.registry = start("127.0.0.0/8");
		// Places that nobody learns, or views would change.
		ApiClient admin = this.registry.admin().from("169.254.250.7");
		admin.site("sheen");
		ApiClient one = admin.gateway("sheen", 1);
		ApiClient two = one(admin, "osrc", 2);
		ApiClient three = one(admin, "wg", 3);
		List<CompletableFuture<Reply>> polls = new ArrayList<>(hold(one));
		polls.addAll(hold(two));
		Waiting.await()
			.untilAsserted(() -> assertThat(figure(admin.from("169.254.250.8"), "wm_held_polls")).isEqualTo(MOST));
		Reply refused = three.get(Api.CONFIG);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.text("code")).isEqualTo("too_many_requests");
		assertThat(three.from("169.254.250.8").get(Api.CONFIG).status()).isEqualTo(200);
		assertThat(three.as("").get(Api.HEALTH).status()).isEqualTo(200);
		assertThat(figure(admin.from("169.254.250.8"), REFUSED.formatted("client_requests"))).isEqualTo(1);
		// What has ended counts no more.
		admin.from("169.254.250.8").host("new.sheen", "192.168.1.9");
		polls.forEach((poll) -> assertThat(poll.join().status()).isEqualTo(200));
		Waiting.await().until(() -> three.get(Api.CONFIG).status() == 200);
	}

	@Test
	void connectWhenAnAddressReadsNoResponseClosesItsOwnAndNobodyNotices() {
		this.registry.close();
		this.registry = Replica.startWith(TestDatabase.migrated(), Map.of("WM_TRUSTED_PROXIES", "10.255.255.255/32"));
		this.registry.limitSendBuffers();
		ApiClient admin = this.registry.admin();
		List<CompletableFuture<Reply>> polls = polls(admin);
		try (HostileSockets crowd = new HostileSockets(admin.base())) {
			for (int number = 0; number < DEAF; number++) {
				crowd.addDeaf("deaf", CROWD, PIPELINE);
				assertThat(this.registry.connections()).isLessThan(DEAF_OPEN + 200);
			}
			assertThat(this.registry.connections()).isGreaterThan(1000);
			assertThat(admin.get(Api.HEALTH).status()).isEqualTo(200);
			assertThat(admin.post(Api.ENROLMENT_TOKENS, "{\"site\":\"sheen\"}").status()).isEqualTo(201);
			crowd.addFrom("neighbour", CROWD, "GET /api/v1/mesh HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
					+ ApiTestBase.ADMIN_TOKEN + "\r\n\r\n");
			Waiting.await().untilAsserted(() -> {
				crowd.drip();
				assertThat(crowd.told("neighbour")).allMatch((told) -> told.startsWith("HTTP/1.1 200 "));
			});
			Waiting.await().until(() -> this.registry.connections() < 200);
			assertThat(figure(admin, "wm_held_polls")).isEqualTo(POLLS);
			assertThat(figure(admin, REFUSED.formatted("client_connections"))).isGreaterThan(100);
			assertThat(figure(admin, REFUSED.formatted("slow_response"))).isGreaterThan(100);
		}
		admin.host("new.sheen", "192.168.1.9");
		polls.forEach((poll) -> assertThat(poll.join().status()).isEqualTo(200));
	}

	private static ApiClient one(ApiClient admin, String site, int key) {
		admin.site(site);
		return admin.gateway(site, key);
	}

	private static List<CompletableFuture<Reply>> polls(ApiClient admin) {
		ApiClient gateway = one(admin, "sheen", 1);
		List<CompletableFuture<Reply>> polls = hold(gateway);
		Waiting.await().untilAsserted(() -> assertThat(figure(admin, "wm_held_polls")).isEqualTo(POLLS));
		return polls;
	}

	private static List<CompletableFuture<Reply>> hold(ApiClient gateway) {
		String tag = gateway.get(Api.CONFIG).header("ETag");
		return IntStream.range(0, POLLS).mapToObj((number) -> LongPoll.send(gateway, "GET", 60, tag)).toList();
	}

	private static double figure(ApiClient admin, String name) {
		return Metrics.parse(admin.get(Api.METRICS).body()).samples().getOrDefault(name, -1.0);
	}

}
