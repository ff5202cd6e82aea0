package dev.wm.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.HostileSockets;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A crowd at the door, which nobody inside notices.
 */
class HostileSocketApiTests extends ApiTestBase {

	private static final int CROWD = 1000;

	private static final int POLLS = 200;

	private static final String WAITS = "Host: x\r\nContent-Length: 1000\r\n";

	private static final List<Kind> KINDS = List.of(
			new Kind("body of an unknown path", "POST /nothing HTTP/1.1\r\n" + WAITS + "\r\n{", "x"),
			new Kind("body with a wrong token",
					"PUT /api/v1/gateway/report HTTP/1.1\r\nAuthorization: Bearer wm_gw_no\r\n" + WAITS + "\r\n{", "x"),
			new Kind("body that stops", "POST /api/v1/sites HTTP/1.1\r\n" + WAITS + "\r\n{", ""),
			new Kind("body of a poll", "GET /config HTTP/1.1\r\n" + WAITS + "\r\n{", "x"),
			new Kind("body of a probe", "GET /health HTTP/1.1\r\n" + WAITS + "\r\n{", "x"),
			new Kind("body of HTTP/1.0", "POST /nothing HTTP/1.0\r\n" + WAITS + "\r\n{", "x"),
			new Kind("form",
					"PUT /api/v1/mesh HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n" + WAITS
							+ "\r\n{",
					"x"),
			new Kind("import", "POST /api/v1/import HTTP/1.1\r\nHost: x\r\nContent-Length: 900000000\r\n\r\n{", "x"),
			new Kind("chunks", "POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n",
					"x\r\n1\r\n"),
			new Kind("chunk that never begins",
					"POST /nothing HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x"),
			new Kind("expectation", "POST /nothing HTTP/1.1\r\nExpect: 100-continue\r\n" + WAITS + "\r\n", "x"),
			new Kind("upgrade",
					"POST /nothing HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
							+ "HTTP2-Settings: AAMAAABkAAQAAP__\r\n" + WAITS + "\r\n{",
					"x"),
			new Kind("pipeline",
					"GET /health HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20) + "POST /nothing HTTP/1.1\r\n" + WAITS
							+ "\r\n{",
					"x"),
			new Kind("headers", "GET /health HTTP/1.1\r\nX: ", "x"), new Kind("request line", "GET /", "x"),
			new Kind("many headers",
					"GET /health HTTP/1.1\r\nHost: x\r\n" + "X: y\r\n".repeat(200) + "Content-Length: 9\r\n\r\n", "x"),
			new Kind("silence", "", ""));

	@Autowired
	private HeldRequestCount held;

	@Test
	void crowdWithoutTokensIsClosedAndNobodyNotices() {
		List<CompletableFuture<Reply>> polls = polls();
		long before = usedMemory();
		try (HostileSockets crowd = new HostileSockets(this.admin.base())) {
			for (int number = 0; number < CROWD; number++) {
				Kind kind = KINDS.get(number % KINDS.size());
				crowd.add(kind.name(), kind.start(), kind.drip());
				serves(crowd, number);
			}
			System.out.printf("%d hostile sockets: %d MiB more memory in use, open %s%n", CROWD,
					(usedMemory() - before) >> 20, crowd.open());
			awaitHeld();
			Waiting.await().untilAsserted(() -> {
				crowd.drip();
				assertThat(crowd.open()).isEmpty();
			});
			told(crowd);
		}
		awaitHeld();
		this.admin.host("last.s0", "192.168.1.250");
		polls.forEach((poll) -> assertThat(poll.join().body()).contains("last.s0"));
		Map<String, Double> metrics = Metrics.parse(this.admin.get(Api.METRICS).body()).samples();
		assertThat(metrics.get("wm_connections_refused_total{limit=\"unread_body\"}")).isGreaterThan(100);
		assertThat(metrics.get("wm_connections_refused_total{limit=\"slow_headers\"}")).isGreaterThan(10);
	}

	private static void told(HostileSockets crowd) {
		KINDS.stream()
			.map(Kind::name)
			.forEach((name) -> System.out.printf("%s -> %s%n", name,
					crowd.told(name)
						.stream()
						.map((text) -> text.lines().filter((line) -> line.startsWith("HTTP/")).toList().toString())
						.distinct()
						.toList()));
		assertThat(crowd.told("body of an unknown path"))
			.allMatch((answer) -> answer.startsWith("HTTP/1.1 401 ") && answer.contains("Connection: close"));
		assertThat(crowd.told("chunk that never begins")).allMatch((answer) -> answer.startsWith("HTTP/1.1 401 "));
		assertThat(crowd.told("expectation")).allMatch((answer) -> answer.startsWith("HTTP/1.1 401 "));
		assertThat(crowd.told("body of a poll")).allMatch((answer) -> answer.startsWith("HTTP/1.1 400 "));
		assertThat(crowd.told("many headers")).allMatch((answer) -> answer.startsWith("HTTP/1.1 400 "));
	}

	// Now and then somebody inside wants something.
	private void serves(HostileSockets crowd, int number) {
		if (number % 50 != 0) {
			return;
		}
		crowd.drip();
		assertThat(this.admin.post(Api.ENROLMENT_TOKENS, "{\"site\":\"s0\"}").status()).isEqualTo(201);
		assertThat(this.admin.get(Api.METRICS).status()).isEqualTo(200);
		assertThat(this.admin.as("").get(Api.HEALTH).status()).isEqualTo(200);
		assertThat(this.admin.as("").get(Api.HEALTH_READY).status()).isEqualTo(200);
	}

	// Ten polls for each gateway: the registry does not care whose they are.
	private List<CompletableFuture<Reply>> polls() {
		List<ApiClient> gateways = IntStream.range(0, POLLS / 10).mapToObj((number) -> {
			this.admin.site("s" + number);
			return this.admin.gateway("s" + number, 100 + number);
		}).toList();
		List<CompletableFuture<Reply>> polls = new ArrayList<>();
		for (ApiClient gateway : gateways) {
			String tag = config(gateway).header("ETag");
			IntStream.range(0, 10).forEach((number) -> polls.add(changed(gateway, tag)));
		}
		awaitHeld();
		return polls;
	}

	// As an agent does: again and again until there is something new.
	private static CompletableFuture<Reply> changed(ApiClient gateway, String tag) {
		return LongPoll.send(gateway, "GET", 60, tag)
			.thenCompose((reply) -> (reply.status() == 304) ? changed(gateway, tag)
					: CompletableFuture.completedFuture(reply));
	}

	private void awaitHeld() {
		Waiting.await().untilAsserted(() -> assertThat(this.held.count()).isEqualTo(POLLS));
	}

	@Test
	void bodyWhenItComesTooSlowlyIsRefusedForAnyCaller() {
		String head = "POST /api/v1/sites HTTP/1.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
				+ ADMIN_TOKEN + "\r\n";
		try (HostileSockets slow = new HostileSockets(this.admin.base())) {
			slow.add("body", head + WAITS + "\r\n{", " ");
			slow.add("chunks", head + "Host: x\r\nTransfer-Encoding: chunked\r\n\r\n1;", "x");
			Waiting.await().untilAsserted(() -> {
				slow.drip();
				assertThat(slow.open()).isEmpty();
			});
			assertThat(slow.told("body")).allMatch((answer) -> answer.startsWith("HTTP/1.1 408 "))
				.allMatch((answer) -> answer.contains("body_too_slow"));
			assertThat(slow.told("chunks")).allMatch((answer) -> answer.startsWith("HTTP/1.1 408 "));
		}
	}

	private static long usedMemory() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	/**
	 * What a hostile socket says.
	 *
	 * @param name what it is called
	 * @param start what it says at once
	 * @param drip what it says from then on, a byte at a time
	 */
	private record Kind(String name, String start, String drip) {
	}

}
