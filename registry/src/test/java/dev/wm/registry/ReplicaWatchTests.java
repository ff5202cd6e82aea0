package dev.wm.registry;

import java.io.IOException;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.TcpProxy;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two registries of which the second gets no notifications and sees what the first does
 * by looking alone.
 */
class ReplicaWatchTests {

	private static final TestDatabase DATABASE = TestDatabase.empty();

	private static Replica one;

	private static Replica two;

	private static Replica.Pair both;

	@BeforeAll
	static void start() {
		both = Replica.startTwo(DATABASE);
		one = both.one();
		two = both.two().withoutChannel();
	}

	@AfterAll
	static void stop() {
		both.close();
	}

	@BeforeEach
	void emptyTheMesh() {
		both.empty();
	}

	@Test
	void deepCheckBegunOnOneIsSeenByPolling() {
		var poll = LongPoll.sendWithProbe(both.gatewayThatProbes("sheen", 1).at(two.admin()), 0);
		two.awaitHeldPoll();
		String id = one.admin().post(Api.DEEP_CHECKS, "").text("id");
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEqualTo(id);
	}

	@Test
	void writeOnOneIsSeenByPolling() {
		var poll = LongPoll.send(two.admin(), 60);
		one.admin().site("sheen");
		assertThat(poll.join().body()).contains("sheen");
	}

	// It does not end: it hangs, as behind a firewall that has forgotten it. Only looking
	// can end the poll, and once the firewall lets it through, only the channel.
	@Test
	void writeOnOneWhenTheChannelHangsIsSeenByPollingUntilTheChannelIsBack() throws IOException {
		try (TcpProxy proxy = new TcpProxy(DATABASE.port()); Replica three = Replica.start(DATABASE.at(proxy.port()))) {
			Waiting.await().until(() -> listeners() == 2);
			proxy.drop("wm-registry-channel");
			var poll = LongPoll.send(three.admin(), 60);
			one.admin().site("sheen");
			assertThat(poll.join().body()).contains("sheen");
			Waiting.await().until(() -> proxy.droppedBytes() > 0);
			three.withoutWatch();
			proxy.drop("");
			one.admin().host("server.sheen", "192.168.1.10");
			Waiting.await().until(() -> three.config().contains("server.sheen"));
		}
	}

	/**
	 * How many channels are open: those of the first and of the third registry.
	 */
	private static int listeners() {
		return one.database()
			.sql("select count(*) from pg_stat_activity where application_name = 'wm-registry-channel' and datname = current_database()")
			.query(Integer.class)
			.single();
	}

}
