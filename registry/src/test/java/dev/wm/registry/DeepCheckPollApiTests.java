package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeepCheckPollApiTests extends DeepCheckApiTestBase {

	@Test
	void pollWhenADeepCheckStartsEndsAtOnce() {
		ApiClient sheen = gateway("sheen", 1);
		var poll = LongPoll.sendWithProbe(sheen, 0);
		awaitHeld(1);
		long revision = revision();
		long id = start();
		assertThat(poll.join().status()).isEqualTo(304);
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		assertThat(poll.join().header("ETag")).isEqualTo(config(sheen).header("ETag"));
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void pollWhenTheGatewayHasNotStartedCarriesTheNumber() {
		ApiClient sheen = gateway("sheen", 1);
		ApiClient osrc = gateway("osrc", 2);
		long id = start();
		// As a gateway does that is synchronised by hand.
		assertThat(config(sheen).header(Api.PROBE_HEADER)).isEmpty();
		assertThat(state(get(id))).contains("waiting=[\"osrc\",\"sheen\"]");
		Reply plain = sheen.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(id - 1));
		assertThat(plain.status()).isEqualTo(200);
		assertThat(plain.header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		// What it has started with was the number of a registry that was restored since.
		assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(id + 7)).header(Api.PROBE_HEADER))
			.isEqualTo(Long.toString(id));
		assertThat(LongPoll.sendWithProbe(osrc, 0).join().header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		assertThat(this.admin.get(Api.CONFIG, Api.PROBE_HEADER, "0").header(Api.PROBE_HEADER)).isEmpty();
	}

	@Test
	void pollWhenTheGatewayHasStartedIsHeld() {
		ApiClient sheen = gateway("sheen", 1);
		long id = start();
		assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(id)).header(Api.PROBE_HEADER)).isEmpty();
		var poll = LongPoll.sendWithProbe(sheen, id);
		awaitHeld(1);
		this.admin.host("server.sheen", "192.168.1.10");
		assertThat(poll.join().status()).isEqualTo(200);
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEmpty();
	}

	@Test
	void deepCheckWhenAGatewayDoesNotSupportProbesDoesNotWaitForIt() {
		ApiClient old = gateway("sheen", 1);
		var poll = LongPoll.send(old, 60);
		awaitHeld(1);
		long id = start();
		Waiting.await().until(() -> get(id).json().path("done").asBoolean());
		assertThat(state(get(id))).startsWith("done=true asked=1 answered=0 waiting=[]");
		assertThat(this.held.count()).isEqualTo(1);
		this.admin.host("server.sheen", "192.168.1.10");
		assertThat(poll.join().status()).isEqualTo(200);
	}

	// The database's own log does not grow, save for what others happen to write
	// meanwhile.
	@Test
	void configWhenPolledDuringADeepCheckWritesNothing() {
		ApiClient sheen = gateway("sheen", 1);
		start();
		Waiting.await().until(() -> {
			String before = written();
			for (int i = 0; i < 100; i++) {
				assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, "0").status()).isEqualTo(200);
			}
			return written().equals(before);
		});
	}

	private String written() {
		return this.database.sql("select pg_current_wal_insert_lsn()::text").query(String.class).single();
	}

}
