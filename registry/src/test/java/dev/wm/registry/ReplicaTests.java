package dev.wm.registry;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two registries on one PostgreSQL.
 */
class ReplicaTests extends ReplicaTestBase {

	private static final TestDatabase DATABASE = TestDatabase.empty();

	private final AtomicInteger repeated = new AtomicInteger();

	// Both find the database empty and migrate it at the same time.
	@Override
	Replica.Pair start() {
		return Replica.startTwo(DATABASE);
	}

	@Test
	void gatewaysShowAtOneWhatTheOtherHeard() {
		this.one.admin().site("sheen");
		ApiClient sheen = this.one.admin().gateway("sheen", 1);
		sheen.get(Api.CONFIG);
		sheen.call("PUT", Api.REPORT,
				"""
						{"version":"0.2.0","lans":[],"uplinks":["10.0.3.0/24"],"products":[],"peers":[],"repairs":[],"problems":[]}""");
		assertThat(this.two.admin().get(Api.GATEWAYS).body()).contains("0.2.0", "10.0.3.0/24");
		Waiting.await().until(() -> this.two.admin().get(Api.GATEWAYS).body().contains("\"last_seen\":\""));
	}

	@Test
	void reportsWhenTheyGoToEitherRegistryAreOfOneMachine() {
		this.one.admin().site("sheen");
		ApiClient here = this.one.admin().gateway("sheen", 1);
		ApiClient there = here.at(this.two.admin());
		String first = "a".repeat(32);
		String restarted = "b".repeat(32) + " " + first;
		String copy = "c".repeat(32) + " " + "b".repeat(32);
		assertThat(here.report(first, "192.168.1.250").status()).isEqualTo(204);
		Waiting.await().until(() -> there.report(first, "192.168.1.250").status() == 204);
		for (ApiClient registry : List.of(there, here, there)) {
			assertThat(registry.report(restarted, "192.168.1.250").status()).isEqualTo(204);
		}
		assertThat(there.report(copy, "192.168.1.77").status()).isEqualTo(204);
		assertThat(here.report(restarted, "192.168.1.250").status()).isEqualTo(204);
		assertThat(there.report(copy, "192.168.1.77").status()).isEqualTo(409);
		assertThat(here.report(copy, "192.168.1.77").status()).isEqualTo(409);
		assertThat(this.two.admin().get(Api.CHECKS).body()).contains("gateway_cloned");
	}

	@Test
	void deepChecksWhenBegunAtOnceAreOne() {
		this.both.gatewayThatProbes("sheen", 1);
		try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Reply>> begun = IntStream.range(0, 16)
				.mapToObj((number) -> CompletableFuture.supplyAsync(
						() -> ((number % 2 == 0) ? this.one : this.two).admin().post(Api.DEEP_CHECKS, ""), callers))
				.toList();
			assertThat(begun).extracting((reply) -> reply.join().text("id"))
				.containsOnly(begun.getFirst().join().text("id"));
			assertThat(begun).extracting((reply) -> reply.join().status()).containsOnlyOnce(201).contains(200);
		}
	}

	@Test
	void stopWhenPollsAreHeldAnswersThem() {
		this.one.admin().site("sheen");
		try (Replica three = Replica.start(DATABASE)) {
			ApiClient gateway = this.one.admin().gateway("sheen", 1).at(three.admin());
			Waiting.await().until(() -> gateway.get(Api.CONFIG).status() == 200);
			var poll = LongPoll.send(gateway, 60);
			three.awaitHeldPoll();
			three.stop();
			assertThat(poll.join().status()).isEqualTo(304);
		}
	}

	@Test
	void enrolmentsWhenOneRegistryEndsAreNeitherLostNorDoubled() {
		long before = this.one.admin().get(Api.MESH).json().path("revision").asLong();
		List<String> tokens = IntStream.range(0, 100).mapToObj((number) -> {
			this.one.admin().site("s" + number);
			return this.one.admin().enrolmentToken("s" + number);
		}).toList();
		try (Replica three = Replica.start(DATABASE);
				ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Void> end = new CompletableFuture<>();
			List<CompletableFuture<String>> enrolments = IntStream.range(0, tokens.size())
				.mapToObj((number) -> CompletableFuture.supplyAsync(() -> {
					if (number == 30) {
						end.completeAsync(() -> {
							three.stop();
							return null;
						}, callers);
					}
					return enrol(three, tokens.get(number), number);
				}, callers))
				.toList();
			assertThat(enrolments).extracting(CompletableFuture::join)
				.allMatch((outcome) -> outcome.startsWith("201 ") || outcome.startsWith("401 "));
			end.join();
			long acknowledged = enrolments.stream().filter((enrolment) -> enrolment.join().startsWith("201 ")).count();
			assertThat(acknowledged).isGreaterThan(60);
		}
		assertThat(count("site where public_key is not null")).isEqualTo(100);
		String enrolled = "change where action = 'enrol' and revision > " + before;
		assertThat(count("(select distinct object_name from " + enrolled + ")")).isEqualTo(100);
		// Whoever never heard of the first may have enrolled once more, with the same
		// key.
		assertThat(count(enrolled)).isBetween(100L, 100L + this.repeated.get());
		assertThat(count("credential where kind = 'gateway'")).isEqualTo(100);
	}

	/**
	 * Enrols at one registry, and if that hangs up, at another, as a gateway does. A
	 * token that is used up says that the first try was written.
	 */
	private String enrol(Replica first, String token, int number) {
		try {
			Reply reply = first.admin().as(token).from("169.254.1." + number).enrol(1000 + number);
			if (reply.status() < 500) {
				return outcome(reply);
			}
		}
		catch (RuntimeException ex) {
			// The other one gets the next request.
		}
		AtomicReference<Reply> reply = new AtomicReference<>();
		Waiting.await().until(() -> {
			this.repeated.incrementAndGet();
			reply.set(this.two.admin().as(token).from("169.254.1." + number).enrol(1000 + number));
			return reply.get().status() < 500;
		});
		return outcome(reply.get());
	}

	private static String outcome(Reply reply) {
		return reply.status() + " " + reply.json().path("detail").asString("");
	}

	private long count(String rows) {
		return this.two.database().sql("select count(*) from " + rows).query(Long.class).single();
	}

}
