package dev.wm.registry;

import java.util.Arrays;
import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What comes of a gateway that sees its pinned hosts elsewhere. */
class HostFollowApiTests extends ApiTestBase {

	private static final String SERVER = Api.HOSTS + "/server.sheen";

	private static final String MAC = "52:54:00:12:34:56";

	private ApiClient sheen = this.admin;

	@BeforeEach
	void prepare() {
		rest();
		this.admin.site("sheen");
		this.sheen = this.admin.gateway("sheen", 1, "192.168.1.0/24");
		host("server.sheen", "192.168.1.10", MAC, true);
	}

	@Test
	void reportWhenAHostThatFollowsHasMovedGivesItItsAddress() {
		long before = revision();
		report(sighting("server.sheen", "192.168.1.77", MAC));
		assertThat(local()).isEqualTo("192.168.1.77");
		assertThat(this.admin.get(SERVER).text("overlay_address")).isEqualTo("172.30.0.2");
		assertThat(revision()).isEqualTo(before + 1);
		JsonNode change = items(Api.CHANGES).getFirst();
		assertThat(change.path("action").asString()).isEqualTo("follow");
		assertThat(change.path("actor").asString()).startsWith("gateway/");
		assertThat(change.path("actor_label").asString()).isEqualTo("sheen");
		assertThat(change.at("/before/local_address").asString()).isEqualTo("192.168.1.10");
		assertThat(change.at("/after/local_address").asString()).isEqualTo("192.168.1.77");
		assertThat(findings()).doesNotContain("host_moved");
	}

	@Test
	void reportWhenItMovesAgainAtOnceWaitsAndIsAFinding() {
		report(sighting("server.sheen", "192.168.1.77", MAC));
		report(sighting("server.sheen", "192.168.1.78", MAC));
		assertThat(local()).isEqualTo("192.168.1.77");
		assertThat(findings()).contains("server.sheen (52:54:00:12:34:56) has moved from 192.168.1.77 to 192.168.1.78",
				"wm edit host server.sheen --set local_address=192.168.1.78");
		rest();
		report(sighting("server.sheen", "192.168.1.78", MAC));
		assertThat(local()).isEqualTo("192.168.1.78");
	}

	@Test
	void reportWhenTheHostDoesNotFollowIsAFindingAlone() {
		this.admin.call("PATCH", SERVER, "{\"follow\":false}");
		report(sighting("server.sheen", "192.168.1.77", MAC));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).contains("host_moved",
				"server.sheen (52:54:00:12:34:56) has moved from 192.168.1.10 to 192.168.1.77 on the LAN of sheen.",
				"Give it the new address: wm edit host server.sheen --set local_address=192.168.1.77");
	}

	@Test
	void reportWhenAnotherHostHasTheAddressIsRefusedAndAFinding() {
		this.admin.host("nas.sheen", "192.168.1.77");
		report(sighting("server.sheen", "192.168.1.77", MAC));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).contains("host_moved", "That is the local address of nas.sheen");
	}

	// Not on the LAN, broadcast, in the mesh, the gateway's own.
	@ParameterizedTest
	@ValueSource(strings = { "192.168.9.77", "192.168.1.255", "172.30.0.9", "127.0.0.1", "192.168.1.250" })
	void reportWhenTheAddressCannotBeAHostsIsNotFollowed(String address) {
		report(sighting("server.sheen", address, MAC));
		assertThat(local()).isEqualTo("192.168.1.10");
	}

	@Test
	void reportWhenTheEthernetAddressIsAtTwoAddressesIsNotFollowed() {
		report(sighting("server.sheen", "192.168.1.77", MAC), sighting("server.sheen", "192.168.1.78", MAC));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).contains("to 192.168.1.77 on", "to 192.168.1.78 on");
	}

	@Test
	void reportWhenAnotherMachineHasItsAddressIsAnError() {
		report(sighting("server.sheen", "192.168.1.10", "02:00:00:00:00:01"));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).contains("\"severity\":\"error\",\"code\":\"host_taken\"",
				"192.168.1.10 answers from 02:00:00:00:00:01, but server.sheen is pinned to 52:54:00:12:34:56",
				"wm edit host server.sheen --mac 02:00:00:00:00:01");
		this.admin.call("PATCH", SERVER, "{\"mac\":\"02:00:00:00:00:01\"}");
		assertThat(findings()).doesNotContain("host_taken", "host_moved");
	}

	// Both may be said by one machine that forges ARP replies.
	@Test
	void reportWhenAnotherMachineHasItsAddressAndItHasMovedIsNotFollowed() {
		report(sighting("server.sheen", "192.168.1.10", "02:00:00:00:00:01"),
				sighting("server.sheen", "192.168.1.77", MAC));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).contains("host_taken", "host_moved");
	}

	@Test
	void reportWhenTheEthernetAddressIsNotTheHostsIsNotFollowed() {
		report(sighting("server.sheen", "192.168.1.77", "02:00:00:00:00:01"));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).doesNotContain("host_moved", "host_taken");
	}

	@Test
	void reportWhenAnotherSitesGatewaySpeaksOfTheHostChangesNothing() {
		this.admin.site("osrc");
		ApiClient osrc = this.admin.gateway("osrc", 2, "192.168.1.0/24");
		report(osrc, sighting("server.sheen", "192.168.1.77", MAC),
				sighting("server.sheen", "192.168.1.10", "02:00:00:00:00:01"));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).doesNotContain("host_moved", "host_taken");
	}

	@Test
	void reportWhenTheHostIsGoneOrUnpinnedIsTakenAndMeansNothing() {
		this.admin.call("PATCH", SERVER, "{\"mac\":null}");
		report(sighting("server.sheen", "192.168.1.77", MAC), sighting("gone.sheen", "192.168.1.78", MAC));
		assertThat(local()).isEqualTo("192.168.1.10");
		assertThat(findings()).doesNotContain("host_moved", "host_taken");
	}

	@Test
	void reportWhenThereAreTooManySightingsIsRefused() {
		String[] many = new String[101];
		Arrays.fill(many, sighting("server.sheen", "192.168.1.77", MAC));
		Reply refused = put(this.sheen, many);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.text("field")).isEqualTo("sightings");
		assertThat(local()).isEqualTo("192.168.1.10");
	}

	// The change log stays from test to test.
	private void rest() {
		this.database.sql("update change set changed_at = changed_at - interval '10 minutes' where action = 'follow'")
			.update();
	}

	private void host(String name, String local, String mac, boolean follow) {
		Reply created = this.admin.post(Api.HOSTS, "{\"name\":\"" + name + "\",\"local_address\":\"" + local
				+ "\",\"mac\":\"" + mac + "\",\"follow\":" + follow + "}");
		assertThat(created.status()).as(created.body()).isEqualTo(201);
	}

	private String local() {
		return this.admin.get(SERVER).text("local_address");
	}

	private String findings() {
		return this.admin.get(Api.CHECKS).body();
	}

	private void report(String... sightings) {
		report(this.sheen, sightings);
	}

	private void report(ApiClient gateway, String... sightings) {
		Reply reply = put(gateway, sightings);
		assertThat(reply.status()).as(reply.body()).isEqualTo(204);
		// The findings are about gateways that poll.
		config(gateway);
	}

	private static Reply put(ApiClient gateway, String... sightings) {
		return gateway.call("PUT", Api.REPORT, """
				{"version":"0.2.0","lans":["192.168.1.0/24"],"lan_addresses":["192.168.1.250"],"uplinks":[],\
				"products":[],"peers":[],"repairs":[],"problems":[],"sightings":[%s]}"""
			.formatted(String.join(",", List.of(sightings))));
	}

	private static String sighting(String name, String address, String mac) {
		return "{\"name\":\"" + name + "\",\"address\":\"" + address + "\",\"mac\":\"" + mac + "\"}";
	}

}
