package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts deep checks and sends probe reports.
 */
abstract class DeepCheckApiTestBase extends ApiTestBase {

	static final String REPORT = """
			{"clock":"2026-03-01T12:00:00Z","answers_names":true,"paths":[{"site":"osrc","sent":3,"answered":2,\
			"round_trip":4.5,"largest_packet":1420,"answers_names":true}],\
			"hosts":[{"name":"server.sheen","presence":"absent"}],"problems":["There is no ping."]}""";

	@Autowired
	HeldRequestCount held;

	/**
	 * A gateway that has polled.
	 */
	ApiClient gateway(String site, int key) {
		this.admin.site(site);
		ApiClient gateway = this.admin.gateway(site, key);
		assertThat(config(gateway).status()).isEqualTo(200);
		return gateway;
	}

	long start() {
		Reply started = this.admin.post(Api.DEEP_CHECKS, "");
		assertThat(started.status()).as(started.body()).isEqualTo(201);
		return started.json().path("id").asLong();
	}

	Reply get(long id) {
		return this.admin.get(Api.DEEP_CHECKS + "/" + id);
	}

	static Reply report(ApiClient gateway, long id, String body) {
		return gateway.call("PUT", Api.PROBES + "/" + id, body);
	}

	static String state(Reply reply) {
		JsonNode check = reply.json();
		return "done=%s asked=%s answered=%s waiting=%s checks=%d".formatted(check.path("done"), check.path("asked"),
				check.path("answered"), check.path("waiting"), check.path("checks").size());
	}

	void expire(long id) {
		this.database.sql("update deep_check set started_at = started_at - interval '30 seconds' where id = ?")
			.param(id)
			.update();
	}

	String stored(long id, String site) {
		return this.database.sql("select report::text from probe where deep_check = ? and site = ?")
			.params(id, site)
			.query(String.class)
			.single();
	}

	void awaitHeld(int count) {
		Waiting.await().untilAsserted(() -> assertThat(this.held.count()).isEqualTo(count));
	}

}
