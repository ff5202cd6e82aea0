package dev.wm.registry;

import java.io.IOException;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.TcpProxy;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two registries of which the second gets no notifications and sees what the first does
 * by its poll of the database alone.
 */
class ReplicaWatchTests extends ReplicaTestBase {

	private static final TestDatabase DATABASE = TestDatabase.empty();

	@Override
	Replica.Pair start() {
		Replica.Pair pair = Replica.startTwo(DATABASE);
		return new Replica.Pair(pair.one(), pair.two().withoutChannel());
	}

	@Test
	void deepCheckBegunOnOneIsSeenByPolling() {
		var poll = LongPoll.sendWithProbe(this.both.gatewayThatProbes("sheen", 1).at(this.two.admin()), 0);
		this.two.awaitHeldPoll();
		String id = this.one.admin().post(Api.DEEP_CHECKS, "").text("id");
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEqualTo(id);
	}

	@Test
	void writeOnOneIsSeenByPolling() {
		var poll = LongPoll.send(this.two.admin(), 60);
		this.one.admin().site("sheen");
		assertThat(poll.join().body()).contains("sheen");
	}

	// It does not end: it hangs, as behind a firewall that has forgotten it. Only the
	// poll of the database can end the held one, and once the firewall lets it through,
	// only the channel.
	@Test
	void writeOnOneWhenTheChannelHangsIsSeenByPollingUntilTheChannelIsBack() throws IOException {
		try (TcpProxy proxy = new TcpProxy(DATABASE.port()); Replica three = Replica.start(DATABASE.at(proxy.port()))) {
			Waiting.await().untilAsserted(() -> assertThat(listeners()).isEqualTo(2));
			proxy.drop("wm-registry-channel");
			var poll = LongPoll.send(three.admin(), 60);
			this.one.admin().site("sheen");
			assertThat(poll.join().body()).contains("sheen");
			Waiting.await().until(() -> proxy.droppedBytes() > 0);
			three.withoutWatch();
			proxy.drop("");
			this.one.admin().host("server.sheen", "192.168.1.10");
			Waiting.await().until(() -> three.config().contains("server.sheen"));
		}
	}

	/**
	 * How many channels are open: those of the first and of the third registry.
	 */
	private int listeners() {
		return this.one.database()
			.sql("select count(*) from pg_stat_activity where application_name = 'wm-registry-channel' and datname = current_database()")
			.query(Integer.class)
			.single();
	}

}
