package dev.wm.registry.publish;

import dev.wm.contract.v1.Api;
import dev.wm.registry.Replica;
import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.TestDatabase;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RevocationTests {

	// What is read for one write may hold the next one, and that may be a revocation.
	@Test
	void pollWhenTheMeshIsReadBeforeTheRevocationIsHeardOfIsRefused() {
		TestDatabase database = TestDatabase.migrated();
		try (Replica one = Replica.start(database); Replica two = Replica.start(database)) {
			// It hears of what the other one writes when it is told to poll the database.
			two.withoutWatch().withoutChannel();
			ViewPublisher publisher = two.context().getBean(ViewPublisher.class);
			one.admin().site("sheen");
			one.admin().site("osrc");
			one.admin().host("server.osrc", "192.168.1.10");
			ApiClient revoked = one.admin().gateway("sheen", 1).at(two.admin());
			ApiClient enrolment = one.admin().as(one.admin().enrolmentToken("sheen"));
			publisher.checkForWrites();
			assertThat(revoked.get(Api.CONFIG).status()).isEqualTo(200);
			var poll = LongPoll.send(revoked, 60);
			HeldRequestCount held = two.context().getBean(HeldRequestCount.class);
			Waiting.await().until(() -> held.count() == 1);
			// Another site's LAN address is nobody else's business.
			one.admin().call("PATCH", Api.HOSTS + "/server.osrc", "{\"local_address\":\"192.168.1.11\"}");
			long before = publisher.revision();
			publisher.checkForWrites();
			// Within the 50 ms that the other registry waits for the end of a burst.
			assertThat(enrolment.enrol(2).status()).isEqualTo(201);
			Waiting.await().until(() -> publisher.revision() > before);
			publisher.checkForWrites();
			assertThat(poll.join().status()).isEqualTo(401);
		}
	}

}
