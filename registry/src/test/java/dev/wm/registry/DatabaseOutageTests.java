package dev.wm.registry;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Cable;
import dev.wm.registry.testing.Polls;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database goes away for a while and comes back.
 */
class DatabaseOutageTests {

	@TempDir
	private Path temporary;

	@Test
	void outageWhenConnectionsAreCutEndsByItself() throws Exception {
		Map<String, Object> database = TestDatabase.fresh();
		URI url = URI.create(String.valueOf(database.get("spring.datasource.url")).substring("jdbc:".length()));
		try (Cable cable = new Cable(url.getPort()); Replica registry = Replica.start(cable.through(database))) {
			tryOutage(registry.admin(), cable::cut, cable::mend);
		}
	}

	@Test
	void outageWhenPostgresIsStoppedEndsByItself() throws Exception {
		try (DataFolder folder = DataFolder.open(this.temporary.resolve("data"))) {
			EmbeddedPostgres first = EmbeddedPostgres.start(folder, new SecureRandom());
			Map<String, Object> database = Map.of("spring.datasource.url", first.jdbcUrl(),
					"spring.datasource.username", first.user(), "spring.datasource.password", first.password());
			List<EmbeddedPostgres> running = new ArrayList<>(List.of(first));
			try (Cable cable = new Cable(port(first)); Replica registry = Replica.start(cable.through(database))) {
				tryOutage(registry.admin(), first::close, () -> {
					running.add(EmbeddedPostgres.start(folder, new SecureRandom()));
					cable.leadTo(port(running.getLast()));
				});
			}
			finally {
				running.forEach(EmbeddedPostgres::close);
			}
		}
	}

	private static int port(EmbeddedPostgres postgres) {
		return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
	}

	private static void tryOutage(ApiClient admin, ThrowingRunnable begin, ThrowingRunnable end) throws Exception {
		admin.site("sheen");
		ApiClient gateway = admin.gateway("sheen", 1);
		Reply before = gateway.get(Api.CONFIG);
		var held = Polls.wait(gateway, 60);
		begin.run();
		everythingElseIsRefusedSoon(admin);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ready(admin) == 503);
		assertThat(admin.get(Api.HEALTH_LIVE).status()).isEqualTo(200);
		assertThat(admin.get(Api.HEALTH).status()).isEqualTo(200);
		Awaitility.await().during(Duration.ofSeconds(20)).atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
			Reply during = gateway.get(Api.CONFIG);
			assertThat(during.status()).isEqualTo(200);
			assertThat(during.body()).isEqualTo(before.body());
		});
		assertThat(Polls.wait(gateway, "GET", 1, before.header("ETag")).join().status()).isEqualTo(304);
		assertThat(held).isNotDone();
		end.run();
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ready(admin) == 200);
		assertThat(admin.host("server.sheen", "192.168.1.10").status()).isEqualTo(201);
		assertThat(held.join().body()).contains("server.sheen");
	}

	/**
	 * Writes and reads alike: what cannot be looked up must not be said to be missing.
	 */
	private static void everythingElseIsRefusedSoon(ApiClient admin) {
		long start = System.nanoTime();
		List<CompletableFuture<Reply>> calls = IntStream.range(0, 10)
			.boxed()
			.flatMap((number) -> Stream.<Supplier<Reply>>of(() -> admin.site("lost" + number),
					() -> admin.get(Api.SITES + "/sheen")))
			.map(CompletableFuture::supplyAsync)
			.toList();
		assertThat(calls).extracting(CompletableFuture::join)
			.allSatisfy((reply) -> assertThat(reply.status() + " " + reply.text("code")).isEqualTo("503 unavailable"));
		assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
	}

	private static int ready(ApiClient admin) {
		return admin.get(Api.HEALTH_READY).status();
	}

	@FunctionalInterface
	private interface ThrowingRunnable {

		void run() throws Exception;

	}

}
