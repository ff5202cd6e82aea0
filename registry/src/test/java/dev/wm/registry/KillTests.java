package dev.wm.registry;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.DataFolders;
import dev.wm.registry.testing.FreePort;
import dev.wm.registry.testing.RegistryProcess;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The real program, ended in the middle of its work without a warning.
 */
@Order(1)
@ResourceLock("a processor for a program that starts")
@Timeout(value = 15, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillTests {

	private static final int ENROLMENTS = 100;

	private static final Executor AT_ONCE = (work) -> Thread.ofVirtual().start(work);

	@TempDir
	private Path temporary;

	// W8
	@Test
	void killWhileWritingKeepsEachWriteThatWasAcknowledged() throws Exception {
		Path data = DataFolders.withCluster(this.temporary.resolve("data"));
		Map<String, String> settings = Map.of("WM_DATA_DIR", data.toString(), "WM_REGISTRY_TOKEN",
				ApiTestBase.ADMIN_TOKEN);
		int port = FreePort.next();
		Set<String> acknowledged = ConcurrentHashMap.newKeySet();
		List<CompletableFuture<Void>> writers;
		try (RegistryProcess first = RegistryProcess.start(port, settings)) {
			first.awaitListening();
			first.drain();
			ApiClient admin = first.client(ApiTestBase.ADMIN_TOKEN);
			admin.site("sheen");
			writers = IntStream.range(0, 4)
				.mapToObj((writer) -> CompletableFuture.runAsync(() -> write(admin, writer, acknowledged), AT_ONCE))
				.toList();
			Waiting.await().until(() -> acknowledged.size() > 40);
			first.process().destroyForcibly().waitFor();
			writers.forEach(CompletableFuture::join);
		}
		try (RegistryProcess second = RegistryProcess.start(port, settings)) {
			second.awaitListening();
			second.drain();
			ApiClient admin = second.client(ApiTestBase.ADMIN_TOKEN);
			Set<String> kept = names(admin, Api.HOSTS, "name");
			System.out.printf("%d writes acknowledged, %d kept%n", acknowledged.size(), kept.size());
			assertThat(kept).containsAll(acknowledged);
			// At most what each writer had under way was written without an answer.
			assertThat(kept.size() - acknowledged.size()).isBetween(0, writers.size());
			assertThat(names(admin, Api.CHANGES + "?object=host&limit=1000", "name")).isEqualTo(kept);
		}
	}

	@Test
	void killOfOneOfTwoRegistriesNeitherLosesNorDoublesAnEnrolment() throws Exception {
		TestDatabase database = TestDatabase.migrated();
		try (RegistryProcess one = RegistryProcess.start(shared("one", database));
				RegistryProcess two = RegistryProcess.start(shared("two", database))) {
			one.awaitListening();
			two.awaitListening();
			one.drain();
			two.drain();
			ApiClient admin = two.client(ApiTestBase.ADMIN_TOKEN);
			List<String> tokens = IntStream.range(0, ENROLMENTS).mapToObj((number) -> {
				admin.site("s" + number);
				return admin.enrolmentToken("s" + number);
			}).toList();
			Set<Integer> answered = ConcurrentHashMap.newKeySet();
			List<CompletableFuture<Integer>> enrolments = IntStream.range(0, ENROLMENTS)
				.mapToObj((number) -> CompletableFuture
					.supplyAsync(() -> enrol(one, two, tokens.get(number), number, answered), AT_ONCE))
				.toList();
			Waiting.await().until(() -> answered.size() >= ENROLMENTS / 4);
			one.process().destroyForcibly().waitFor();
			List<Integer> statuses = enrolments.stream().map(CompletableFuture::join).toList();
			// A token that is used up says that the first try was booked.
			assertThat(statuses).isSubsetOf(201, 401).filteredOn((status) -> status == 201).hasSizeGreaterThan(80);
			assertThat(answered).hasSizeLessThan(ENROLMENTS);
			assertThat(names(admin, Api.SITES, "public_key")).hasSize(ENROLMENTS).doesNotContain("");
			List<String> enrolled = changes(admin);
			assertThat(enrolled.stream().distinct()).hasSize(ENROLMENTS);
			// Whoever never heard of the first may have enrolled once more, with the same
			// key.
			assertThat(enrolled.stream().filter((site) -> answered.contains(Integer.valueOf(site.substring(1)))))
				.doesNotHaveDuplicates();
			assertThat(enrolled).hasSizeLessThanOrEqualTo(2 * ENROLMENTS - answered.size());
			assertThat(names(admin, Api.CREDENTIALS + "?type=gateway&limit=1000", "site")).hasSize(ENROLMENTS);
		}
	}

	private static void write(ApiClient admin, int writer, Set<String> acknowledged) {
		try {
			for (int number = 1; number < 50; number++) {
				String name = "w" + writer + "n" + number + ".sheen";
				if (admin.host(name, "192.168." + writer + "." + number).status() == 201) {
					acknowledged.add(name);
				}
			}
		}
		catch (RuntimeException ex) {
			// It was killed.
		}
	}

	/**
	 * Enrols at one registry, and if that is gone, at the other, as a gateway does.
	 */
	private static int enrol(RegistryProcess one, RegistryProcess two, String token, int number,
			Set<Integer> answered) {
		try {
			Reply reply = one.client(token).enrol(1000 + number);
			answered.add(number);
			return reply.status();
		}
		catch (RuntimeException ex) {
			return two.client(token).enrol(1000 + number).status();
		}
	}

	private static List<String> changes(ApiClient admin) {
		return admin.get(Api.CHANGES + "?object=gateway&limit=1000")
			.json()
			.path("items")
			.valueStream()
			.filter((row) -> row.path("action").asString().equals("enrol"))
			.map((row) -> row.path("name").asString())
			.toList();
	}

	private static Set<String> names(ApiClient admin, String path, String member) {
		String page = path.contains("?") ? path : path + "?limit=1000";
		return admin.get(page)
			.json()
			.path("items")
			.valueStream()
			.map((item) -> item.path(member).asString(""))
			.collect(Collectors.toSet());
	}

	private Map<String, String> shared(String folder, TestDatabase database) {
		Map<String, String> settings = new HashMap<>(database.environment());
		settings.put("WM_DATA_DIR", this.temporary.resolve(folder).toString());
		settings.put("WM_REGISTRY_TOKEN", ApiTestBase.ADMIN_TOKEN);
		return settings;
	}

}
