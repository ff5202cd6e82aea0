package dev.wm.registry;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.publish.ViewsPublishedEvent;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class RollOutApiTests extends ReleaseApiTestBase {

	private static final String FAILED = "{\"running\":\"0.1.0\",\"wanted\":\"0.2.0\",\"state\":\"rolled_back\",\"reason\":\"0.2.0 was not\\nhealthy\\u001b.\"}";

	private ApiClient sheen = this.admin;

	private ApiClient osrc = this.admin;

	@BeforeEach
	void enrol() {
		// What the test before rolled out is forgotten.
		this.events.publishEvent(new ViewsPublishedEvent(Duration.ZERO));
		this.admin.hub("wg");
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.sheen = this.admin.gateway("sheen", 1);
		this.osrc = this.admin.gateway("osrc", 2);
	}

	@Autowired
	private ApplicationEventPublisher events;

	private Reply roll(String body) {
		return this.admin.call("PUT", Api.ROLL_OUT, body);
	}

	private static String wanted(ApiClient gateway) {
		Reply reply = gateway.get(Api.GATEWAY_RELEASE);
		return (reply.status() == 204) ? "" : reply.text("version");
	}

	private static int report(ApiClient gateway, String running, String state) {
		return gateway
			.call("PUT", Api.GATEWAY_RELEASE,
					"{\"running\":\"" + running + "\",\"wanted\":\"0.2.0\",\"state\":\"" + state + "\"}")
			.status();
	}

	private JsonNode site(String domain) {
		return this.admin.get(Api.ROLL_OUT)
			.json()
			.path("sites")
			.valueStream()
			.filter((site) -> site.path("site").asString().equals(domain))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void rollOutWhenNobodyBeganOneLeavesEveryGatewayAsItIs() {
		add("0.2.0");
		assertThat(this.sheen.get(Api.GATEWAY_RELEASE).status()).isEqualTo(204);
		JsonNode state = this.admin.get(Api.ROLL_OUT).json();
		assertThat(state.has("version")).isFalse();
		assertThat(state.path("sites").valueStream().map((site) -> site.path("site").asString()))
			.containsExactly("osrc", "sheen", "wg");
	}

	@Test
	void rollOutWhenBegunTellsEveryGatewayAndFollowsThem() {
		add("0.1.0");
		add("0.2.0");
		assertThat(roll("{}").text("version")).isEqualTo("0.2.0");
		assertThat(this.sheen.get(Api.GATEWAY_RELEASE).body())
			.isEqualTo("{\"version\":\"0.2.0\",\"path\":\"/dist/0.2.0\",\"is_downgrade_allowed\":false}");
		assertThat(report(this.sheen, "0.1.0", "updating")).isEqualTo(204);
		assertThat(site("sheen").path("state").asString()).isEqualTo("updating");
		assertThat(report(this.sheen, "0.2.0", "updated")).isEqualTo(204);
		assertThat(site("sheen").path("state").asString()).isEqualTo("updated");
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		JsonNode change = items(Api.CHANGES).getFirst();
		assertThat(change.path("object").asString()).isEqualTo("roll_out");
		assertThat(change.at("/after/version").asString()).isEqualTo("0.2.0");
	}

	@Test
	void rollOutWhenThereIsNoReleaseIsRefused() {
		assertThat(roll("{}")).returns(409, Reply::status).returns("release_refused", (reply) -> reply.text("code"));
		add("0.2.0");
		assertThat(roll("{\"version\":\"0.3.0\"}").text("detail")).startsWith("This registry has no release 0.3.0:");
		assertThat(roll("{\"site\":\"nowhere\"}").status()).isEqualTo(404);
		assertThat(roll("{\"percent\":0}").status()).isEqualTo(400);
		assertThat(this.admin.get(Api.ROLL_OUT).json().has("version")).isFalse();
	}

	@Test
	void rollOutWhenItFailsAnywhereStopsUntilItIsBegunAnew() {
		add("0.1.0");
		add("0.2.0");
		roll("{}");
		assertThat(this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED).status()).isEqualTo(204);
		assertThat(wanted(this.osrc)).isEmpty();
		assertThat(wanted(this.sheen)).isEmpty();
		assertThat(this.admin.get(Api.ROLL_OUT).json().path("stopped").asBoolean()).isTrue();
		assertThat(site("osrc").path("failed").asString()).isEqualTo("0.2.0");
		assertThat(items(Api.CHECKS)).anySatisfy((finding) -> {
			assertThat(finding.path("code").asString()).isEqualTo("update_failed");
			assertThat(finding.path("detail").asString()).endsWith("the roll-out is stopped: 0.2.0 was not healthy?.");
		});
		// It reports again and again, which is no news.
		long revision = revision();
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		assertThat(report(this.osrc, "0.1.0", "current")).isEqualTo(204);
		assertThat(revision()).isEqualTo(revision);
		assertThat(this.admin.get(Api.ROLL_OUT).json().path("stopped").asBoolean()).isTrue();
		roll("{\"version\":\"0.2.0\"}");
		assertThat(wanted(this.osrc)).isEqualTo("0.2.0");
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
	}

	// A gateway that somebody has taken over, or one that was not asked.
	@Test
	void rollOutWhenAGatewayThatIsNotMeantReportsAFailureGoesOn() {
		add("0.1.0");
		add("0.2.0");
		assertThat(this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED).status()).isEqualTo(204);
		long revision = revision();
		roll("{\"site\":\"sheen\"}");
		assertThat(this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED).status()).isEqualTo(204);
		assertThat(revision()).isEqualTo(revision + 1);
		assertThat(site("osrc").has("failed")).isFalse();
		assertThat(items(Api.CHECKS)).noneMatch((finding) -> finding.path("code").asString().equals("update_failed"));
		roll("{}");
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		assertThat(wanted(this.osrc)).isEqualTo("0.2.0");
		// Now it is meant, and says so each time: it is left out.
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		assertThat(wanted(this.sheen)).isEmpty();
		roll("{\"site\":\"osrc\",\"hold\":true}");
		assertThat(this.admin.get(Api.ROLL_OUT).json().path("stopped").asBoolean()).isFalse();
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		roll("{}");
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		assertThat(wanted(this.osrc)).isEmpty();
	}

	@Test
	void rollOutWhenTheSiteWhereItFailedTriesAgainWaitsForIt() {
		add("0.1.0");
		add("0.2.0");
		roll("{}");
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		roll("{\"site\":\"osrc\"}");
		assertThat(wanted(this.osrc)).isEqualTo("0.2.0");
		assertThat(wanted(this.sheen)).isEmpty();
		assertThat(this.admin.get(Api.ROLL_OUT).json().path("stopped").asBoolean()).isTrue();
		long revision = revision();
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		assertThat(revision()).isEqualTo(revision + 1);
		assertThat(wanted(this.osrc)).isEmpty();
		roll("{\"site\":\"osrc\"}");
		report(this.osrc, "0.2.0", "updated");
		assertThat(this.admin.get(Api.ROLL_OUT).json().path("stopped").asBoolean()).isFalse();
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
	}

	@Test
	void rollOutWhenHeldBeginsNowhereAndGoesOnLater() {
		add("0.1.0");
		add("0.2.0");
		roll("{}");
		report(this.sheen, "0.2.0", "updated");
		report(this.osrc, "0.1.0", "current");
		assertThat(roll("{\"hold\":true}").json().path("held").asBoolean()).isTrue();
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		assertThat(wanted(this.osrc)).isEmpty();
		roll("{}");
		assertThat(wanted(this.osrc)).isEqualTo("0.2.0");
	}

	@Test
	void rollOutWhenItIsForOneSiteIsForThatAloneUntilTheNextOneForAll() {
		add("0.1.0");
		add("0.2.0");
		roll("{\"site\":\"sheen\",\"version\":\"0.1.0\"}");
		assertThat(wanted(this.sheen)).isEqualTo("0.1.0");
		assertThat(wanted(this.osrc)).isEmpty();
		report(this.sheen, "0.2.0", "current");
		assertThat(roll("{\"site\":\"sheen\",\"version\":\"0.1.0\"}").text("detail")).contains("add --allow-downgrade");
		roll("{\"site\":\"sheen\",\"version\":\"0.1.0\",\"is_downgrade_allowed\":true}");
		assertThat(this.sheen.get(Api.GATEWAY_RELEASE).json().path("is_downgrade_allowed").asBoolean()).isTrue();
		roll("{}");
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		assertThat(this.sheen.get(Api.GATEWAY_RELEASE).json().path("is_downgrade_allowed").asBoolean()).isFalse();
	}

	@Test
	void rollOutWhenOnlyPlannedStoresNothing() {
		add("0.2.0");
		assertThat(this.admin.call("PUT", Api.ROLL_OUT + "?plan=true", "{}").body()).contains("differences", "0.2.0");
		assertThat(wanted(this.sheen)).isEmpty();
	}

	// Gateways report while administrators begin and hold: every write counts once, and
	// in the end what was said last stands.
	@Test
	void rollOutWhenManyWriteAtOnceEndsAsTheLastOneSays() {
		add("0.1.0");
		add("0.2.0");
		List<CompletableFuture<Integer>> all = IntStream.range(0, 24)
			.mapToObj((number) -> CompletableFuture.supplyAsync(() -> switch (number % 4) {
				case 0 -> roll("{\"percent\":" + (number + 1) + "}").status();
				case 1 -> this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED).status();
				case 2 -> report(this.sheen, "0.1.0", "updating");
				default -> roll("{\"hold\":true}").status();
			}))
			.toList();
		assertThat(all).allSatisfy((one) -> assertThat(one.join()).isIn(200, 204));
		roll("{}");
		assertThat(wanted(this.osrc)).isEqualTo("0.2.0");
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		assertThat(wanted(this.sheen)).isEmpty();
	}

	// Revoked while its write waits for others: its token is known in memory still.
	@Test
	void writeWhenTheMachinesCredentialIsGoneMeanwhileIsRefused() {
		add("0.1.0");
		add("0.2.0");
		roll("{}");
		this.database.sql("delete from credential where site = 'osrc'").update();
		long revision = revision();
		Reply refused = this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.text("detail")).startsWith("This machine's credential has just been revoked:");
		assertThat(this.osrc.call("PUT", Api.GATEWAY_KEY, "{\"public_key\":\"" + Keys.key(9) + "\"}").status())
			.isEqualTo(401);
		assertThat(revision()).isEqualTo(revision);
		assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
	}

	// Nobody would know if it failed.
	@Test
	void wantedWhileTheRollOutCannotBeReadIsOnlyForThoseThatRunIt() {
		add("0.2.0");
		roll("{}");
		report(this.sheen, "0.2.0", "updated");
		this.database.sql("alter table gateway_update rename to away").update();
		try {
			this.events.publishEvent(new ViewsPublishedEvent(Duration.ZERO));
			assertThat(wanted(this.sheen)).isEqualTo("0.2.0");
			assertThat(wanted(this.osrc)).isEmpty();
		}
		finally {
			this.database.sql("alter table away rename to gateway_update").update();
		}
		this.events.publishEvent(new ViewsPublishedEvent(Duration.ZERO));
		assertThat(wanted(this.osrc)).isEqualTo("0.2.0");
	}

	@Test
	void rollOutWhenASiteIsRemovedForgetsIt() {
		add("0.2.0");
		roll("{\"site\":\"osrc\"}");
		this.osrc.call("PUT", Api.GATEWAY_RELEASE, FAILED);
		this.admin.delete(Api.SITES + "/osrc?cascade=true");
		assertThat(this.admin.get(Api.ROLL_OUT).body()).doesNotContain("osrc");
	}

}
