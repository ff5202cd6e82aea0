package dev.wm.registry;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.HostileSockets;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients with a valid token that read or send slowly, and the others.
 */
class SlowClientTests {

	// More than there are connections to the database.
	private static final int MANY = 12;

	private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\n\r\n";

	private static final Replica REGISTRY = Replica.startWith(TestDatabase.migrated(),
			Map.of("WM_TRUSTED_PROXIES", "10.255.255.255/32"));

	private static final ApiClient ADMIN = REGISTRY.admin();

	@BeforeAll
	static void muchToRead() {
		REGISTRY.limitSendBuffers();
		REGISTRY.database().sql("""
				insert into change (revision, position, changed_at, actor_kind, action, object_kind, object_name,
				  state_after)
				select 1, n, now(), 'registry', 'set', 'mesh', 'mesh', jsonb_build_object('name', repeat('x', 1000))
				from generate_series(1000, 1999) n""").update();
	}

	@AfterAll
	static void stop() {
		REGISTRY.close();
	}

	@Test
	void exportWhenViewersReadSlowlyKeepsNoConnectionToTheDatabase() {
		List<String> viewers = IntStream.range(0, 3)
			.mapToObj((number) -> ADMIN.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").text("token"))
			.toList();
		nobodyWaits(
				IntStream.range(0, MANY).mapToObj((number) -> REQUEST.formatted(Api.EXPORT, viewers.get(number % 3))));
	}

	@Test
	void listWhenViewersReadSlowlyKeepsNoConnectionToTheDatabase() {
		nobodyWaits(Stream
			.of(Api.CHANGES + "?limit=1000", Api.DIFF + "?from=0&to=1", Api.METRICS, Api.OPENAPI, Api.CHECKS, Api.SITES,
					Api.GATEWAYS, Api.CONFIG)
			.flatMap((path) -> Stream.generate(() -> REQUEST.formatted(path, ApiTestBase.ADMIN_TOKEN)).limit(MANY)));
	}

	private static void nobodyWaits(Stream<String> requests) {
		try (HostileSockets slow = new HostileSockets(ADMIN.base())) {
			requests.forEach((request) -> slow.addSated("slow", request));
			Waiting.await().untilAsserted(() -> {
				slow.drip();
				assertThat(slow.told("slow")).containsExactly("H");
			});
			assertThat(ADMIN.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").status()).isEqualTo(201);
			// They are still there.
			assertThat(REGISTRY.connections()).isGreaterThanOrEqualTo(MANY);
		}
	}

	@Test
	void importWhenItComesSlowlyKeepsNoOtherWriteWaiting() {
		// Anywhere else it would be refused at once.
		ADMIN.deleteAll();
		try (HostileSockets slow = new HostileSockets(ADMIN.base())) {
			slow.add("import",
					"POST " + Api.IMPORT + " HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\n"
							+ "Content-Type: application/json\r\nContent-Length: 100000\r\nAuthorization: Bearer "
							+ ApiTestBase.ADMIN_TOKEN + "\r\n\r\n",
					"");
			Waiting.await().untilAsserted(() -> {
				slow.drip();
				assertThat(slow.told("import")).allMatch((told) -> told.startsWith("HTTP/1.1 100"));
			});
			// For each KiB it may take a second more.
			slow.say("import", "{" + " ".repeat(90_000));
			assertThat(ADMIN.site("osrc").status()).isEqualTo(201);
			slow.drip();
			assertThat(slow.open()).containsEntry("import", 1);
		}
	}

}
