package dev.wm.registry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many people create things at the same time.
 */
class ConcurrentCreateApiTests extends ApiTestBase {

	private static final int MANY = 200;

	// W12
	@Test
	void createSitesWhenManyAtOnceGivesEachASubnetOfItsOwn() {
		List<Reply> replies = atOnce((number) -> this.admin.site("s" + number));
		assertThat(replies).extracting(Reply::status).containsOnly(201);
		assertThat(replies).extracting((reply) -> reply.text("subnet")).doesNotHaveDuplicates();
		assertThat(items(Api.SITES + "?limit=500")).hasSize(MANY);
	}

	@Test
	void createDevicesWhenManyAtOnceGivesEachAnAddressOfItsOwn() {
		this.admin.hub("wg");
		List<Reply> replies = atOnce((number) -> this.admin.device("d" + number));
		assertThat(replies).extracting(Reply::status).containsOnly(201);
		assertThat(replies).extracting((reply) -> reply.text("overlay_address")).doesNotHaveDuplicates();
		assertThat(items(Api.DEVICES + "?limit=500")).hasSize(MANY);
	}

	@Test
	void createWhenManyWantTheSameNameGivesItToOne() {
		List<Reply> replies = atOnce((number) -> this.admin.site("sheen"));
		assertThat(replies).extracting(Reply::status).containsOnly(201, 409);
		assertThat(replies).filteredOn((reply) -> reply.status() == 201).hasSize(1);
	}

	@Test
	void createWhenOnlyFreedAddressesAreLeftUsesTheOneLongestFree() {
		this.admin.post(Api.SITES, "{\"domain\":\"wg\",\"hub\":true,\"subnet\":\"172.30.9.0/29\"}");
		IntStream.range(0, 4).forEach((number) -> this.admin.device("d" + number));
		this.admin.delete(Api.DEVICES + "/d2");
		this.admin.delete(Api.DEVICES + "/d0");
		assertThat(IntStream.range(4, 7)
			.mapToObj((number) -> this.admin.device("d" + number).text("overlay_address"))
			.toList()).isEqualTo(List.of("172.30.9.6", "172.30.9.4", "172.30.9.2"));
		assertThat(this.admin.device("d7").text("code")).isEqualTo("exhausted");
	}

	private static List<Reply> atOnce(IntFunction<Reply> call) {
		try (ExecutorService callers = Executors.newFixedThreadPool(MANY)) {
			return IntStream.range(0, MANY)
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> call.apply(number), callers))
				.toList()
				.stream()
				.map(CompletableFuture::join)
				.toList();
		}
	}

}
