package dev.wm.registry;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.wm.contract.v1.Api;
import dev.wm.registry.openapi.FuzzRequests;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of requests, most of them broken, made out of the API's own description. The
 * same ones come again with {@code -Dfuzz.seed}.
 */
class FuzzApiTests {

	private static final int REQUESTS = Integer.getInteger("fuzz.requests", 8_000);

	private static final long SEED = Long.getLong("fuzz.seed", System.nanoTime());

	private static final int AT_ONCE = 8;

	private static final int UNAVAILABLE = 503;

	private static final int MOST_REPEATS = 10;

	private static final int ONE_BY_ONE = 1_000;

	private static Replica registry;

	private static List<ApiClient> callers;

	private static JdbcClient database;

	@BeforeAll
	static void start() {
		System.out.println("fuzz.seed=" + SEED);
		registry = Replica.start(TestDatabase.migrated());
		database = registry.context().getBean(JdbcClient.class);
		ApiClient admin = registry.admin();
		admin.hub("wg");
		callers = List.of(admin.as(""), admin.as("garbage"), admin.gateway("wg", 1),
				admin.as(admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").text("token")));
	}

	@AfterAll
	static void stop() {
		registry.close();
	}

	@Test
	void requestsWhenManyAtOnceNeverFail() throws Exception {
		TreeMap<Integer, Integer> counts = new TreeMap<>();
		long before = revision();
		try (ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE)) {
			List<Future<Map<Integer, Integer>>> running = new ArrayList<>();
			for (int sender = 0; sender < AT_ONCE; sender++) {
				FuzzRequests requests = requests(sender);
				running.add(senders.submit(() -> send(requests, REQUESTS / AT_ONCE)));
			}
			for (Future<Map<Integer, Integer>> sent : running) {
				sent.get().forEach((status, count) -> counts.merge(status, count, Integer::sum));
			}
		}
		System.out.println("answers by status: " + counts);
		assertThat(counts.keySet()).contains(200, 201, 400, 401, 403, 404, 405, 409, 412, 415, 422);
		int accepted = counts.headMap(300).values().stream().mapToInt(Integer::intValue).sum();
		assertThat(revision() - before).isPositive().isLessThanOrEqualTo(accepted);
	}

	@Test
	void requestWhenRefusedStoresNothing() {
		FuzzRequests requests = requests(AT_ONCE);
		String before = rows();
		int refused = 0;
		for (int number = 0; number < ONE_BY_ONE; number++) {
			HttpRequest.Builder request = requests.next(caller(number));
			Reply reply = checked(request);
			String after = rows();
			if (reply.status() >= 300) {
				assertThat(after).as(request.build() + " " + reply).isEqualTo(before);
				refused++;
			}
			before = after;
		}
		assertThat(refused).isBetween(ONE_BY_ONE / 10, ONE_BY_ONE - 1);
	}

	// One without whom nobody could go on is not taken away.
	private static FuzzRequests requests(int sender) {
		long operator = registry.admin()
			.get(Api.CREDENTIALS)
			.json()
			.path("items")
			.valueStream()
			.filter((credential) -> credential.path("kind").asString().equals("admin"))
			.mapToLong((credential) -> credential.path("id").asLong())
			.min()
			.orElseThrow();
		JsonNode api = registry.admin().get(Api.OPENAPI).json();
		return new FuzzRequests(api, new Random(SEED + sender), Api.CREDENTIALS + "/" + operator);
	}

	private static Map<Integer, Integer> send(FuzzRequests requests, int count) {
		Map<Integer, Integer> counts = new TreeMap<>();
		for (int number = 0; number < count; number++) {
			counts.merge(checked(requests.next(caller(number))).status(), 1, Integer::sum);
		}
		return counts;
	}

	private static Reply checked(HttpRequest.Builder request) {
		Reply reply = registry.admin().send(request);
		// What a client does too whose write waited for others longer than it should.
		for (int again = 0; again < MOST_REPEATS && reply.status() == UNAVAILABLE; again++) {
			reply = registry.admin().send(request);
		}
		assertThat(reply.status()).as(request.build() + " " + reply).isLessThan(500);
		return reply;
	}

	private static ApiClient caller(int number) {
		int place = number % 24;
		return (place < callers.size()) ? callers.get(place) : registry.admin();
	}

	private static long revision() {
		return registry.admin().get(Api.MESH).json().path("revision").asLong();
	}

	/**
	 * How many rows each table has, whatever tables there are, and the revision.
	 */
	private static String rows() {
		return database.sql("""
				select string_agg(table_name || ' ' || (xpath('//c/text()',
						query_to_xml(format('select count(*) as c from %I', table_name), false, true, '')))[1]::text,
						', ' order by table_name) || ', revision ' || (select revision from mesh)
				from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'""")
			.query(String.class)
			.single();
	}

}
