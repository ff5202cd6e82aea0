package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two registries that hear of each other by the database's notifications alone. What
 * arrives can have come in no other way, however long it took.
 */
class ReplicaChannelTests extends ReplicaTestBase {

	private static final String LISTENERS = " from pg_stat_activity"
			+ " where application_name = 'wm-registry-channel' and datname = current_database()";

	@Override
	Replica.Pair start() {
		Replica.Pair pair = Replica.startTwo(TestDatabase.empty());
		return new Replica.Pair(pair.one().withoutWatch(), pair.two().withoutWatch());
	}

	@Test
	void writeOnOneAnswersPollsOfTheOther() {
		var poll = LongPoll.send(this.both.gatewayOfTheSecond("sheen", 1), 60);
		this.one.admin().host("server.sheen", "192.168.1.10");
		assertThat(poll.join().body()).contains("server.sheen");
	}

	@Test
	void pollOfOneFromAnotherAddressAnswersPollsOfTheOther() {
		this.one.admin().site("sheen");
		ApiClient sheen = this.one.admin().gateway("sheen", 1);
		var poll = LongPoll.send(this.both.gatewayOfTheSecond("osrc", 2), 60);
		sheen.from("198.51.100.7").get(Api.CONFIG);
		assertThat(poll.join().body()).contains("198.51.100.7:51820");
	}

	@Test
	void revokeOnOneIsAppliedByTheOther() {
		ApiClient before = this.both.gatewayOfTheSecond("sheen", 1);
		var poll = LongPoll.send(before, 60);
		this.one.admin().gateway("sheen", 2);
		assertThat(poll.join().status()).isEqualTo(401);
		assertThat(before.get(Api.CONFIG).status()).isEqualTo(401);
	}

	@Test
	void deepCheckBegunOnOneEndsPollsOfTheOtherAndTakesItsAnswers() {
		ApiClient gateway = this.both.gatewayThatProbes("sheen", 1);
		var poll = LongPoll.sendWithProbe(gateway.at(this.two.admin()), 0);
		this.two.awaitHeldPoll();
		long id = this.one.admin().post(Api.DEEP_CHECKS, "").json().path("id").asLong();
		assertThat(poll.join().status()).isEqualTo(304);
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		assertThat(this.two.admin().post(Api.DEEP_CHECKS, "").json().path("id").asLong()).isEqualTo(id);
		assertThat(gateway.at(this.two.admin()).probe(id, "").status()).isEqualTo(204);
		assertThat(this.one.admin().get(Api.DEEP_CHECKS + "/" + id).text("done")).isEqualTo("true");
	}

	@Test
	void channelWhenItsConnectionIsEndedIsOpenedAgain() {
		Waiting.await().until(() -> listeners().size() == 2);
		List<Integer> before = listeners();
		assertThat(this.two.database()
			.sql("select count(pg_terminate_backend(pid))" + LISTENERS)
			.query(Integer.class)
			.single()).isEqualTo(2);
		Waiting.await().until(() -> listeners().size() == 2 && listeners().stream().noneMatch(before::contains));
		this.one.admin().site("sheen");
		Waiting.await().until(() -> this.two.config().contains("sheen"));
	}

	private List<Integer> listeners() {
		return this.two.database().sql("select pid" + LISTENERS).query((row, number) -> row.getInt("pid")).list();
	}

}
