package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.KeyHolder;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gateways whose key or credential is not the one that the registry has.
 */
// What was refused is remembered for minutes, and would be a finding of other tests.
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class HeldKeyApiTests extends ApiTestBase {

	// A point of order 1: the secret would be zero for anybody.
	private static final String SMALL_ORDER = "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

	private final KeyHolder holder = new KeyHolder();

	@Test
	void claimWhenProvenIsTakenAndTheOldKeyIsInTheChangeLog() {
		ApiClient gateway = gateway("sheen", 1);
		ApiClient other = gateway("osrc", 2);
		String tag = config(other).header("ETag");
		assertThat(this.holder.claim(gateway).status()).isEqualTo(204);
		assertThat(key("sheen")).isEqualTo(this.holder.publicKey());
		assertThat(config(gateway).json().at("/site/public_key").asString()).isEqualTo(this.holder.publicKey());
		assertThat(config(other).header("ETag")).isNotEqualTo(tag);
		assertThat(config(other).body()).contains(this.holder.publicKey());
		JsonNode change = items(Api.CHANGES + "?object=site&name=sheen").getFirst();
		assertThat(change.path("action").asString()).isEqualTo("recover_key");
		assertThat(change.at("/actor/kind").asString() + change.path("actor").asString()).contains("gateway");
		assertThat(change.at("/before/public_key").asString()).isEqualTo(Keys.key(1).toString());
		long revision = revision();
		assertThat(this.holder.claim(gateway).status()).isEqualTo(204);
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void claimWhenNotProvenIsRefused() {
		ApiClient gateway = gateway("sheen", 1);
		String zeros = "A".repeat(43) + "=";
		refused(KeyHolder.claim(gateway, this.holder.publicKey(), zeros), 409, "key_refused");
		String challenge = gateway.post(Api.KEY_CHALLENGE, "").text("public_key");
		refused(KeyHolder.claim(gateway, Keys.key(9).toString(), this.holder.proof(challenge)), 409, "key_refused");
		// The challenge is used up.
		refused(KeyHolder.claim(gateway, this.holder.publicKey(), this.holder.proof(challenge)), 409, "key_refused");
		String next = gateway.post(Api.KEY_CHALLENGE, "").text("public_key");
		refused(KeyHolder.claim(gateway, this.holder.publicKey(), this.holder.proof(challenge)), 409, "key_refused");
		assertThat(next).isNotEqualTo(challenge);
		gateway.post(Api.KEY_CHALLENGE, "");
		refused(KeyHolder.claim(gateway, SMALL_ORDER, zeros), 409, "key_refused");
		refused(KeyHolder.claim(gateway, zeros, zeros), 400, "invalid_value");
		refused(KeyHolder.claim(gateway, this.holder.publicKey(), "short"), 400, "invalid_value");
		assertThat(key("sheen")).isEqualTo(Keys.key(1).toString());
	}

	@Test
	void claimWhenAnotherHasTheChallengeOrTheRoleIsRefused() {
		ApiClient gateway = gateway("sheen", 1);
		ApiClient other = gateway("osrc", 2);
		String challenge = other.post(Api.KEY_CHALLENGE, "").text("public_key");
		refused(KeyHolder.claim(gateway, this.holder.publicKey(), this.holder.proof(challenge)), 409, "key_refused");
		refused(this.admin.post(Api.KEY_CHALLENGE, ""), 403, "forbidden");
		refused(KeyHolder.claim(this.admin, this.holder.publicKey(), this.holder.proof(challenge)), 403, "forbidden");
		refused(this.admin.as("").post(Api.KEY_CHALLENGE, ""), 401, "unauthenticated");
	}

	@Test
	void claimWhenTheKeyIsAnothersIsRefused() {
		ApiClient gateway = gateway("sheen", 1);
		ApiClient other = gateway("osrc", 2);
		assertThat(this.holder.claim(other).status()).isEqualTo(204);
		refused(this.holder.claim(gateway), 409, "key_taken");
		assertThat(key("sheen")).isEqualTo(Keys.key(1).toString());
	}

	@Test
	void claimWhenARotationIsPendingLeavesItPending() {
		ApiClient gateway = gateway("sheen", 1);
		this.admin.post(Api.SITES + "/sheen" + Api.KEY_ROTATION, "");
		assertThat(this.holder.claim(gateway).status()).isEqualTo(204);
		assertThat(config(gateway).json().at("/site/rotate_key").asBoolean()).isTrue();
		assertThat(gateway.call("PUT", Api.GATEWAY_KEY, "{\"public_key\":\"" + Keys.key(8) + "\"}").status())
			.isEqualTo(204);
		assertThat(config(gateway).json().at("/site/rotate_key").asBoolean()).isFalse();
		assertThat(key("sheen")).isEqualTo(Keys.key(8).toString());
	}

	@Test
	void claimWhenTwoMachinesHaveOneCredentialIsNotTakenInTurns() {
		ApiClient gateway = gateway("twice", 1);
		assertThat(this.holder.claim(gateway).status()).isEqualTo(204);
		Reply second = new KeyHolder().claim(gateway);
		refused(second, 409, "key_refused");
		assertThat(second.text("detail")).contains("wm token create --site twice");
		assertThat(key("twice")).isEqualTo(this.holder.publicKey());
		assertThat(this.admin.get(Api.CHECKS).body())
			.contains("it was the wrong one, run wm token create --site twice ");
		assertThat(about("twice")).containsExactly("key_contested");
	}

	@Test
	void checksWhenAGatewayIsNotRecognisedBlameNothingElse() {
		gateway("osrc", 2);
		gateway("sheen", 1);
		this.database.sql("update gateway set last_seen = now() - interval '1 hour'").update();
		ApiClient stranger = this.admin.as("wm_gw_" + "x".repeat(43));
		Waiting.await().until(() -> {
			stranger.get(Api.CONFIG, Api.SITE_HEADER, "sheen");
			stranger.get(Api.CONFIG, Api.SITE_HEADER, "late");
			return unrecognised().containsAll(List.of("late", "sheen"));
		});
		assertThat(items(Api.CHECKS).subList(0, 2)).allMatch(HeldKeyApiTests::isUnrecognised);
		assertThat(this.admin.get(Api.CHECKS).body()).contains("run wm add-site late ",
				"run wm token create --site sheen ");
		assertThat(about("sheen")).containsExactly("gateway_unrecognised");
	}

	@Test
	void checksWhenSomebodyOnlySaysToBeAGatewayTrustNothing() {
		ApiClient gateway = gateway("sheen", 1);
		config(gateway);
		ApiClient stranger = this.admin.as("wm_gw_" + "y".repeat(43));
		// Once is a mistake, a working site is not talked down, and names are names.
		for (String site : List.of("once", "sheen", "<b>", "a b", "x".repeat(300), "sheen")) {
			stranger.get(Api.CONFIG, Api.SITE_HEADER, site);
		}
		Waiting.await().until(() -> {
			stranger.get(Api.CONFIG, Api.SITE_HEADER, "real");
			return unrecognised().contains("real");
		});
		config(gateway);
		// Those of another test are remembered for a while.
		assertThat(unrecognised()).isSubsetOf("late", "real");
		// One customer has as many IPv6 addresses as it likes.
		Waiting.await().until(() -> {
			for (int number = 0; number < 6; number++) {
				stranger.from("2001:db8::" + number).get(Api.CONFIG, Api.SITE_HEADER, "six" + number);
			}
			return unrecognised().containsAll(List.of("six0", "six1", "six2", "six3"));
		});
		assertThat(unrecognised()).doesNotContain("six4", "six5");
	}

	private static boolean isUnrecognised(JsonNode finding) {
		return finding.path("code").asString().equals("gateway_unrecognised");
	}

	private List<String> unrecognised() {
		return items(Api.CHECKS).stream()
			.filter(HeldKeyApiTests::isUnrecognised)
			.map((finding) -> finding.path("name").asString())
			.toList();
	}

	private List<String> about(String site) {
		return items(Api.CHECKS).stream()
			.filter((finding) -> finding.path("name").asString().contains(site))
			.map((finding) -> finding.path("code").asString())
			.toList();
	}

	private ApiClient gateway(String site, int key) {
		this.admin.site(site);
		return this.admin.gateway(site, key);
	}

	private String key(String site) {
		return this.admin.get(Api.SITES + "/" + site).text("public_key");
	}

	private static void refused(Reply reply, int status, String code) {
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo(code);
	}

}
