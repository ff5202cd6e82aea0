package dev.wm.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.publish.ViewPublisher;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The registry is started again, and every gateway comes back at the same moment.
 */
class ReconnectTests {

	private static final int MANY = 200;

	private static final String REPORT = """
			{"version":"0.2.0","lans":["192.168.1.0/24"],"uplinks":[],"products":[],"peers":[],"repairs":[],"problems":[]}""";

	@Test
	void reconnectWhenAllComeAtOnceAnswersAllAndWakesNobody() {
		TestDatabase database = TestDatabase.migrated();
		List<ApiClient> gateways;
		List<String> tags;
		try (Replica before = Replica.start(database)) {
			assertThat(before.admin().post(Api.IMPORT, document()).status()).isEqualTo(200);
			gateways = IntStream.range(0, MANY)
				.mapToObj((number) -> before.admin().as(token(number)).from(address(number)))
				.toList();
			tags = atOnce(gateways, (gateway) -> gateway.get(Api.CONFIG)).stream()
				.map((reply) -> reply.header("ETag"))
				.toList();
			assertThat(tags).doesNotContain("").doesNotHaveDuplicates();
		}
		try (Replica after = Replica.start(database)) {
			Metrics start = settled(after);
			List<ApiClient> again = gateways.stream().map((gateway) -> gateway.at(after.admin())).toList();
			List<CompletableFuture<Reply>> polls = IntStream.range(0, MANY)
				.mapToObj((number) -> LongPoll.send(again.get(number), "GET", 60, tags.get(number)))
				.toList();
			assertThat(atOnce(again, (gateway) -> gateway.call("PUT", Api.REPORT, REPORT))).extracting(Reply::status)
				.containsOnly(204);
			Waiting.await().until(() -> metrics(after).get("wm_held_polls") == MANY);
			Metrics settled = metrics(after);
			assertThat(settled.get("wm_revision")).isEqualTo(start.get("wm_revision"));
			assertThat(settled.get("wm_change_seconds_count")).isEqualTo(start.get("wm_change_seconds_count"));
			assertThat(polls).noneMatch(CompletableFuture::isDone);
			after.admin().host("server.s7", "192.168.1.10");
			assertThat(polls).extracting(CompletableFuture::join).allSatisfy((reply) -> {
				assertThat(reply.status()).isEqualTo(200);
				assertThat(reply.body()).contains("server.s7");
			});
			assertThat(metrics(after).samples().keySet()).noneMatch((sample) -> sample.contains("status=\"5xx\""));
		}
	}

	/**
	 * Everything as it is after as many gateways have enrolled and polled.
	 */
	private static String document() {
		return """
				{"format":1,"mesh":{"mesh_name":"wm","network":"jde","supernet":"172.30.0.0/16","revision":1000},
				"sites":[%s],"hosts":[],"devices":[],"released_addresses":[],"gateways":[%s],"credentials":[%s],
				"enrolment_tokens":[],"changes":[]}""".formatted(rows((
				number) -> "{\"domain\":\"s%d\",\"subnet\":\"172.30.%d.0/24\",\"hub\":false,\"lans\":[\"192.168.1.0/24\"],\"public_key\":\"%s\",\"rotate_key\":false,\"listen_port\":51820}"
					.formatted(number, number, Keys.key(number))),
				rows((number) -> "{\"site\":\"s%d\",\"address\":\"%s\"}".formatted(number, address(number))),
				rows((number) -> "{\"id\":%d,\"kind\":\"gateway\",\"site\":\"s%d\",\"origin\":\"enrolment\",\"created_at\":\"2026-03-01T12:00:00Z\",\"token_hash\":\"%s\"}"
					.formatted(number + 100, number, hash(token(number)))));
	}

	private static String rows(IntFunction<String> row) {
		return IntStream.range(0, MANY).mapToObj(row).collect(Collectors.joining(",\n"));
	}

	private static String address(int number) {
		return "198.51.100." + number;
	}

	private static String token(int number) {
		return "wm_gw_of-gateway-" + number;
	}

	private static String hash(String token) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	private static List<Reply> atOnce(List<ApiClient> gateways, Function<ApiClient, Reply> call) {
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			return gateways.stream()
				.map((gateway) -> CompletableFuture.supplyAsync(() -> call.apply(gateway), callers))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
	}

	/**
	 * Waits until the registry has read what its first poll of the database's revision
	 * finds, which always differs: once or twice, as notification and poll come.
	 */
	private static Metrics settled(Replica registry) {
		registry.context().getBean(ViewPublisher.class).checkForWrites();
		AtomicReference<Metrics> last = new AtomicReference<>(metrics(registry));
		Waiting.await().pollInterval(Duration.ofMillis(500)).until(() -> {
			Metrics now = metrics(registry);
			double before = last.getAndSet(now).get("wm_change_seconds_count");
			return before > 0 && before == now.get("wm_change_seconds_count");
		});
		return last.get();
	}

	private static Metrics metrics(Replica registry) {
		return Metrics.parse(registry.admin().get(Api.METRICS).body());
	}

}
