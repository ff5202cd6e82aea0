package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where gateways poll from becomes where the others reach them.
 */
class EndpointLearningApiTests extends ApiTestBase {

	private ApiClient wg = this.admin;

	private ApiClient sheen = this.admin;

	@BeforeEach
	void enrolTwo() {
		this.admin.hub("wg");
		this.admin.site("sheen");
		this.wg = this.admin.gateway("wg", 1);
		this.sheen = this.admin.gateway("sheen", 2, "192.168.1.0/24");
	}

	@Test
	void pollFromAnotherAddressIsToldToWhoeverWaits() {
		long revision = revision();
		var first = LongPoll.send(this.wg, 60);
		config(this.sheen.from("198.51.100.7"));
		assertThat(first.join().body()).contains("\"endpoint\":\"198.51.100.7:51820\"");
		var second = LongPoll.send(this.wg, 60);
		config(this.sheen.from("192.0.2.66, 198.51.100.8"));
		Reply told = second.join();
		assertThat(told.body()).contains("\"endpoint\":\"198.51.100.8:51820\"");
		assertThat(told.header(Api.REVISION_HEADER)).isEqualTo(Long.toString(revision));
		assertThat(revision()).isEqualTo(revision);
		assertThat(address("sheen")).isEqualTo("198.51.100.8");
		assertThat(config(this.sheen).body()).doesNotContain("198.51.100.8");
	}

	@Test
	void firstPollOfAGatewayThatHasJustEnrolledIsToldToTheOthers() {
		for (int number = 10; number < 20; number++) {
			String address = "198.51.100." + number;
			this.admin.site("s" + number);
			config(this.admin.gateway("s" + number, number).from(address));
			Waiting.await().until(() -> config(this.wg).body().contains(address + ":51820"));
		}
	}

	@Test
	void reportFromAnotherAddressIsToldToDevicesOfTheHub() {
		this.admin.call("PATCH", "/api/v1/sites/wg", "{\"listen_port\":4500}");
		ApiClient laptop = this.admin
			.as(this.admin.as(this.admin.deviceTokenFor("laptop")).enrolDevice(3).text("token"));
		var poll = LongPoll.send(laptop, 60);
		Reply reply = this.wg.from("203.0.113.1").call("PUT", Api.REPORT, """
				{"version":"1","lans":[],"uplinks":[],"products":[],"peers":[],"repairs":[],"problems":[]}""");
		assertThat(reply.status()).as(reply.body()).isEqualTo(204);
		assertThat(poll.join().body()).contains("\"endpoint\":\"203.0.113.1:4500\"");
	}

	@Test
	void pollFromAnotherAddressWhenAnEndpointIsSetChangesNothingForTheOthers() {
		this.admin.call("PATCH", "/api/v1/sites/sheen", "{\"endpoint\":\"203.0.113.5:1234\"}");
		String tag = config(this.wg).header("ETag");
		config(this.sheen.from("198.51.100.7"));
		Waiting.await().until(() -> address("sheen").equals("198.51.100.7"));
		assertThat(config(this.wg).header("ETag")).isEqualTo(tag);
		this.admin.call("PATCH", "/api/v1/sites/sheen", "{\"endpoint\":null}");
		assertThat(config(this.wg).body()).contains("\"endpoint\":\"198.51.100.7:51820\"");
	}

	@Test
	void pollFromWhereNobodyCouldReachItTellsNothing() {
		long before = observation();
		for (String address : new String[] { "127.0.0.9", "169.254.1.1", "224.0.0.1", "0.0.0.0", "172.30.9.9",
				"192.168.1.77", "2001:db8::1", "rubbish" }) {
			assertThat(config(this.sheen.from(address)).status()).isEqualTo(200);
		}
		// They are written one after the other.
		config(this.wg.from("198.51.100.1"));
		Waiting.await().until(() -> address("wg").equals("198.51.100.1"));
		assertThat(observation()).isEqualTo(before + 1);
		assertThat(address("sheen")).isEmpty();
	}

	private String address(String site) {
		return items(Api.GATEWAYS).stream()
			.filter((gateway) -> gateway.path("site").asString().equals(site))
			.map((gateway) -> gateway.path("public_address").asString(""))
			.findFirst()
			.orElseThrow();
	}

	private long observation() {
		return this.database.sql("select observation from mesh").query(Long.class).single();
	}

}
