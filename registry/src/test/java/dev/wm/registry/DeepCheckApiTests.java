package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class DeepCheckApiTests extends DeepCheckApiTestBase {

	@Test
	void startIncludesTheGatewaysThatPollAndJoinsARunningOne() {
		gateway("sheen", 1);
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		ApiClient viewer = this.admin.as(this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").text("token"));
		Reply started = viewer.post(Api.DEEP_CHECKS, "");
		assertThat(started.status()).as(started.body()).isEqualTo(201);
		long id = started.json().path("id").asLong();
		assertThat(started.header("Location")).isEqualTo(Api.DEEP_CHECKS + "/" + id);
		assertThat(state(started)).isEqualTo("done=false asked=1 answered=0 waiting=[\"sheen\"] checks=0");
		Reply joined = this.admin.post(Api.DEEP_CHECKS, "");
		assertThat(joined.status()).isEqualTo(200);
		assertThat(joined.body()).isEqualTo(started.body()).isEqualTo(get(id).body());
		assertThat(get(id + 1).text("code")).isEqualTo("not_found");
		assertThat(this.admin.post(Api.DEEP_CHECKS + "?plan=true", "").text("field")).isEqualTo("plan");
	}

	@Test
	void deepCheckWhenAllHaveReportedIsDone() {
		ApiClient sheen = gateway("sheen", 1);
		ApiClient osrc = gateway("osrc", 2);
		long id = start();
		Reply reply = report(sheen, id, REPORT);
		assertThat(reply.status()).as(reply.body()).isEqualTo(204);
		assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, "0").header(Api.PROBE_HEADER)).isEmpty();
		assertThat(state(get(id))).startsWith("done=false asked=2 answered=1 waiting=[\"osrc\"]");
		assertThat(report(sheen, id, REPORT.replace("There is no ping.", "There is no arping.")).status())
			.isEqualTo(204);
		assertThat(stored(id, "sheen")).contains("arping").doesNotContain("no ping");
		assertThat(osrc.probe(id, "").status()).isEqualTo(204);
		assertThat(state(get(id))).startsWith("done=true asked=2 answered=2 waiting=[] checks=11");
		assertThat(start()).isGreaterThan(id);
	}

	@Test
	void deepCheckWhenDoneKeepsItsChecks() {
		ApiClient sheen = gateway("sheen", 1);
		ApiClient osrc = gateway("osrc", 2);
		this.admin.host("server.sheen", "192.168.1.10");
		long id = start();
		report(sheen, id, REPORT);
		osrc.probe(id, "");
		JsonNode checks = get(id).json().path("checks");
		assertThat(checks.valueStream().map((check) -> check.path("name").asString())).containsExactly("registry",
				"gateways", "configuration", "products", "probes", "ping", "forwarding", "mtu", "names", "hosts",
				"clocks");
		assertThat(check(checks, "gateways")).startsWith("pass 2 of 2");
		assertThat(check(checks, "configuration")).startsWith("warn 0 of 2");
		assertThat(check(checks, "probes")).startsWith("warn 2 of 2");
		assertThat(check(checks, "ping"))
			.startsWith("warn 1 of 2 paths between gateways answer, the slowest in 4.5 ms; 1");
		assertThat(check(checks, "forwarding")).startsWith("warn 0 of 2 gateways forward packets");
		assertThat(check(checks, "hosts")).isEqualTo("warn 0 of 1 hosts are on their LANs.");
		assertThat(check(checks, "clocks")).startsWith("fail 0 of 2");
		assertThat(checks.toString()).contains("There is no ping.", "path_lossy", "host_absent");
		this.admin.delete("/api/v1/hosts/server.sheen");
		assertThat(get(id).json().path("checks")).isEqualTo(checks);
	}

	private static String check(JsonNode checks, String name) {
		return checks.valueStream()
			.filter((check) -> check.path("name").asString().equals(name))
			.map((check) -> check.path("outcome").asString() + " " + check.path("detail").asString())
			.findFirst()
			.orElseThrow();
	}

	@Test
	void deepCheckWhenItsDeadlineHasPassedIsDone() {
		ApiClient sheen = gateway("sheen", 1);
		long id = start();
		expire(id);
		assertThat(state(get(id))).startsWith("done=true asked=1 answered=0 waiting=[\"sheen\"]");
		Waiting.await().until(() -> sheen.get(Api.CONFIG, Api.PROBE_HEADER, "0").header(Api.PROBE_HEADER).isEmpty());
		Reply next = this.admin.post(Api.DEEP_CHECKS, "");
		assertThat(next.status()).isEqualTo(201);
		expire(next.json().path("id").asLong());
		// Nobody has looked at that one since.
		assertThat(this.admin.post(Api.DEEP_CHECKS, "").status()).isEqualTo(201);
	}

	@Test
	void deepCheckWhenAGatewayIsRevokedOrRemovedDoesNotWaitForIt() {
		ApiClient sheen = gateway("sheen", 1);
		gateway("osrc", 2);
		long id = start();
		this.admin.delete("/api/v1/sites/osrc");
		assertThat(state(get(id))).startsWith("done=false asked=1 answered=0 waiting=[\"sheen\"]");
		String credential = items(Api.CREDENTIALS).stream()
			.filter((known) -> known.path("site").asString("").equals("sheen"))
			.findFirst()
			.orElseThrow()
			.path("id")
			.asString();
		assertThat(this.admin.delete(Api.CREDENTIALS + "/" + credential).status()).isEqualTo(200);
		assertThat(sheen.probe(id, "").status()).isEqualTo(401);
		assertThat(state(get(id))).startsWith("done=true asked=1 answered=0 waiting=[]");
	}

	@Test
	void deepChecksWhenThereAreManyAreDeleted() {
		long first = start();
		for (int number = 0; number < 10; number++) {
			start();
		}
		assertThat(this.database.sql("select count(*) from deep_check").query(Integer.class).single()).isEqualTo(10);
		assertThat(get(first).status()).isEqualTo(404);
	}

}
