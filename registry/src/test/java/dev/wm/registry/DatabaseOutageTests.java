package dev.wm.registry;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.embedded.EmbeddedPostgres;
import dev.wm.registry.files.DataFolder;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TcpProxy;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database goes away for a while and comes back. The registry has its own timeouts
 * here, so these tests spend most of their time waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
class DatabaseOutageTests {

	private static final int CALLS = 20;

	// Each waits 3 s for a connection. One after the other they would take a minute.
	private static final Duration ONE_AFTER_THE_OTHER = Duration.ofSeconds(3 * CALLS);

	@TempDir
	private Path temporary;

	@Test
	void outageWhenConnectionsAreCutEndsByItself() throws Exception {
		TestDatabase database = TestDatabase.migrated();
		try (TcpProxy proxy = new TcpProxy(database.port());
				Replica registry = Replica.startAsShipped(database.at(proxy.port()))) {
			tryOutage(registry.admin(), proxy::disconnect, proxy::reconnect);
		}
	}

	@Test
	void outageWhenPostgresIsStoppedEndsByItself() throws Exception {
		Path data = DataFolders.withCluster(this.temporary.resolve("data"));
		try (DataFolder folder = DataFolder.open(data);
				EmbeddedPostgres first = EmbeddedPostgres.start(folder, new SecureRandom());
				Restarted second = new Restarted(folder)) {
			TestDatabase database = new TestDatabase(first.jdbcUrl(), first.user(), first.password());
			try (TcpProxy proxy = new TcpProxy(database.port());
					Replica registry = Replica.startAsShipped(database.at(proxy.port()))) {
				tryOutage(registry.admin(), first::close, () -> proxy.forwardTo(second.start()));
			}
		}
	}

	private static void tryOutage(ApiClient admin, Step begin, Step end) throws Exception {
		admin.site("sheen");
		ApiClient gateway = admin.gateway("sheen", 1);
		Reply before = gateway.get(Api.CONFIG);
		var held = LongPoll.send(gateway, 60);
		begin.run();
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Duration>> refused = everythingElse(admin, callers);
			configurationStays(gateway, before);
			assertThat(refused).extracting(CompletableFuture::join)
				.allSatisfy((duration) -> assertThat(duration).isLessThan(ONE_AFTER_THE_OTHER));
		}
		Waiting.await().until(() -> ready(admin) == 503);
		assertThat(admin.get(Api.HEALTH_LIVE).status()).isEqualTo(200);
		assertThat(admin.get(Api.HEALTH).status()).isEqualTo(200);
		assertThat(Metrics.parse(admin.get(Api.METRICS).body()).samples()).containsEntry("wm_ready", 0.0)
			.doesNotContainKey("wm_devices");
		assertThat(LongPoll.send(gateway, "GET", 1, before.header("ETag")).join().status()).isEqualTo(304);
		assertThat(held).isNotDone();
		end.run();
		Waiting.await().until(() -> ready(admin) == 200);
		assertThat(admin.host("server.sheen", "192.168.1.10").status()).isEqualTo(201);
		assertThat(held.join().body()).contains("server.sheen");
	}

	private static void configurationStays(ApiClient gateway, Reply before) {
		Waiting.await().pollInterval(Duration.ofMillis(100)).during(Duration.ofSeconds(20)).untilAsserted(() -> {
			Reply during = gateway.get(Api.CONFIG);
			assertThat(during.status()).isEqualTo(200);
			assertThat(during.body()).isEqualTo(before.body());
		});
	}

	/**
	 * Calls what needs the database, which is refused. Writes and reads alike: what
	 * cannot be looked up must not be said to be missing.
	 * @return how long each call takes
	 */
	private static List<CompletableFuture<Duration>> everythingElse(ApiClient admin, ExecutorService callers) {
		return IntStream.range(0, CALLS)
			.boxed()
			.flatMap((number) -> Stream.<Supplier<Reply>>of(() -> admin.site("lost" + number),
					() -> admin.get(Api.SITES + "/sheen")))
			.map((call) -> CompletableFuture.supplyAsync(() -> timeRefused(call), callers))
			.toList();
	}

	private static Duration timeRefused(Supplier<Reply> call) {
		long start = System.nanoTime();
		Reply reply = call.get();
		assertThat(reply.status() + " " + reply.text("code")).isEqualTo("503 unavailable");
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private static int ready(ApiClient admin) {
		return admin.get(Api.HEALTH_READY).status();
	}

	/**
	 * The PostgreSQL that is started once the first one has stopped.
	 */
	private static final class Restarted implements AutoCloseable {

		private final DataFolder folder;

		private @Nullable EmbeddedPostgres postgres;

		Restarted(DataFolder folder) {
			this.folder = folder;
		}

		int start() {
			this.postgres = EmbeddedPostgres.start(this.folder, new SecureRandom());
			return new TestDatabase(this.postgres.jdbcUrl(), this.postgres.user(), this.postgres.password()).port();
		}

		@Override
		public void close() {
			if (this.postgres != null) {
				this.postgres.close();
			}
		}

	}

	@FunctionalInterface
	private interface Step {

		void run() throws IOException;

	}

}
