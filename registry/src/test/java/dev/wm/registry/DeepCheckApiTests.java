package dev.wm.registry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.delivery.HeldRequestCount;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How gateways are asked to look around, and how their answers come in.
 */
class DeepCheckApiTests extends ApiTestBase {

	private static final String ANSWER = """
			{"clock":"2026-03-01T12:00:00Z","answers_names":true,"paths":[{"site":"osrc","sent":3,"answered":2,\
			"round_trip":4.5,"largest_packet":1420,"answers_names":true}],\
			"hosts":[{"name":"server.sheen","presence":"absent"}],"problems":["There is no ping."]}""";

	@Autowired
	private HeldRequestCount held;

	@Test
	void beginAsksTheGatewaysThatPollAndIsOneForAll() {
		gateway("sheen", 1);
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		ApiClient viewer = this.admin.as(this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").text("token"));
		Reply begun = viewer.post(Api.DEEP_CHECKS, "");
		assertThat(begun.status()).as(begun.body()).isEqualTo(201);
		long id = begun.json().path("id").asLong();
		assertThat(begun.header("Location")).isEqualTo(Api.DEEP_CHECKS + "/" + id);
		assertThat(state(begun)).isEqualTo("done=false asked=1 answered=0 waiting=[\"sheen\"] checks=0");
		Reply joined = this.admin.post(Api.DEEP_CHECKS, "");
		assertThat(joined.status()).isEqualTo(200);
		assertThat(joined.body()).isEqualTo(begun.body()).isEqualTo(get(id).body());
		assertThat(get(id + 1).text("code")).isEqualTo("not_found");
		assertThat(this.admin.post(Api.DEEP_CHECKS + "?plan=true", "").text("field")).isEqualTo("plan");
	}

	@Test
	void pollWhenADeepCheckBeginsIsAnsweredAtOnce() {
		ApiClient sheen = gateway("sheen", 1);
		var poll = LongPoll.sendWithProbe(sheen, 0);
		awaitHeld(1);
		long revision = revision();
		long id = begin();
		assertThat(poll.join().status()).isEqualTo(304);
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		assertThat(poll.join().header("ETag")).isEqualTo(config(sheen).header("ETag"));
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void pollWhenTheGatewayHasNotBegunCarriesTheNumber() {
		ApiClient sheen = gateway("sheen", 1);
		ApiClient osrc = gateway("osrc", 2);
		long id = begin();
		// As a gateway does that is synchronised by hand.
		assertThat(config(sheen).header(Api.PROBE_HEADER)).isEmpty();
		assertThat(state(get(id))).contains("waiting=[\"osrc\",\"sheen\"]");
		Reply plain = sheen.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(id - 1));
		assertThat(plain.status()).isEqualTo(200);
		assertThat(plain.header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		// What it has begun with was the number of a registry that was restored since.
		assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(id + 7)).header(Api.PROBE_HEADER))
			.isEqualTo(Long.toString(id));
		assertThat(LongPoll.sendWithProbe(osrc, 0).join().header(Api.PROBE_HEADER)).isEqualTo(Long.toString(id));
		assertThat(this.admin.get(Api.CONFIG, Api.PROBE_HEADER, "0").header(Api.PROBE_HEADER)).isEmpty();
	}

	@Test
	void pollWhenTheGatewayHasBegunIsHeld() {
		ApiClient sheen = gateway("sheen", 1);
		long id = begin();
		assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, Long.toString(id)).header(Api.PROBE_HEADER)).isEmpty();
		var poll = LongPoll.sendWithProbe(sheen, id);
		awaitHeld(1);
		this.admin.host("server.sheen", "192.168.1.10");
		assertThat(poll.join().status()).isEqualTo(200);
		assertThat(poll.join().header(Api.PROBE_HEADER)).isEmpty();
	}

	@Test
	void deepCheckWhenAllHaveAnsweredIsDone() {
		ApiClient sheen = gateway("sheen", 1);
		ApiClient osrc = gateway("osrc", 2);
		long id = begin();
		Reply answer = answer(sheen, id, ANSWER);
		assertThat(answer.status()).as(answer.body()).isEqualTo(204);
		assertThat(sheen.get(Api.CONFIG, Api.PROBE_HEADER, "0").header(Api.PROBE_HEADER)).isEmpty();
		assertThat(state(get(id))).startsWith("done=false asked=2 answered=1 waiting=[\"osrc\"]");
		assertThat(answer(sheen, id, ANSWER.replace("There is no ping.", "There is no arping.")).status())
			.isEqualTo(204);
		assertThat(stored(id, "sheen")).contains("arping").doesNotContain("no ping");
		assertThat(osrc.probe(id, "").status()).isEqualTo(204);
		assertThat(state(get(id))).startsWith("done=true asked=2 answered=2 waiting=[] checks=10");
		assertThat(begin()).isGreaterThan(id);
	}

	@Test
	void deepCheckWhenDoneHasItsChecksForGood() {
		ApiClient sheen = gateway("sheen", 1);
		ApiClient osrc = gateway("osrc", 2);
		this.admin.host("server.sheen", "192.168.1.10");
		long id = begin();
		answer(sheen, id, ANSWER);
		osrc.probe(id, "");
		JsonNode checks = get(id).json().path("checks");
		assertThat(checks.valueStream().map((check) -> check.path("name").asString())).containsExactly("registry",
				"gateways", "configuration", "products", "probes", "ping", "mtu", "names", "hosts", "clocks");
		assertThat(check(checks, "gateways")).startsWith("pass 2 of 2");
		assertThat(check(checks, "configuration")).startsWith("warn 0 of 2");
		assertThat(check(checks, "probes")).startsWith("warn 2 of 2");
		assertThat(check(checks, "ping"))
			.startsWith("warn 1 of 2 paths between gateways answer, the slowest in 4.5 ms; 1");
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
	void answerWhenTheDeepCheckIsOverOrAsksSomebodyElseIsRefused() {
		ApiClient sheen = gateway("sheen", 1);
		this.admin.site("osrc");
		ApiClient osrc = this.admin.gateway("osrc", 2);
		long id = begin();
		Reply foreign = osrc.probe(id, "");
		assertThat(foreign.status()).isEqualTo(404);
		assertThat(foreign.text("detail")).contains("never asked the gateway of osrc");
		assertThat(sheen.probe(id + 1, "").text("code")).isEqualTo("not_found");
		assertThat(sheen.call("PUT", Api.PROBES + "/x", ANSWER).text("field")).isEqualTo("id");
		assertThat(state(get(id))).contains("answered=0");
		older(id);
		assertThat(sheen.probe(id, "").status()).isEqualTo(404);
	}

	@Test
	void deepCheckWhenItsTimeIsOverIsDoneAndKeepsNobodyWaiting() {
		ApiClient sheen = gateway("sheen", 1);
		long id = begin();
		older(id);
		assertThat(state(get(id))).startsWith("done=true asked=1 answered=0 waiting=[\"sheen\"]");
		Waiting.await().until(() -> sheen.get(Api.CONFIG, Api.PROBE_HEADER, "0").header(Api.PROBE_HEADER).isEmpty());
		Reply next = this.admin.post(Api.DEEP_CHECKS, "");
		assertThat(next.status()).isEqualTo(201);
		older(next.json().path("id").asLong());
		// Nobody has looked at that one since.
		assertThat(this.admin.post(Api.DEEP_CHECKS, "").status()).isEqualTo(201);
	}

	@Test
	void deepCheckWhenAGatewayCannotLookDoesNotWaitForIt() {
		ApiClient old = gateway("sheen", 1);
		var poll = LongPoll.send(old, 60);
		awaitHeld(1);
		long id = begin();
		Waiting.await().until(() -> get(id).json().path("done").asBoolean());
		assertThat(state(get(id))).startsWith("done=true asked=1 answered=0 waiting=[]");
		assertThat(this.held.count()).isEqualTo(1);
		this.admin.host("server.sheen", "192.168.1.10");
		assertThat(poll.join().status()).isEqualTo(200);
	}

	@Test
	void deepCheckWhenAGatewayIsRevokedOrRemovedDoesNotWaitForIt() {
		ApiClient sheen = gateway("sheen", 1);
		gateway("osrc", 2);
		long id = begin();
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

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			problems | There is no ping.      | There is\\nno ping.
			problems | There is no ping.      | \\u0000
			clock    | 2026-03-01T12:00:00Z   | noon
			paths    | "answered":2           | "answered":4
			paths    | "largest_packet":1420  | "largest_packet":70000
			paths    | "site":"osrc"          | "site":"../osrc"
			hosts    | absent                 | asleep
			none     | "answers_names":true}  | "answers_names":true,"secret":1}
			""")
	void answerWhenAMemberIsOutOfRangeIsRefused(String field, String from, String to) {
		ApiClient sheen = gateway("sheen", 1);
		long id = begin();
		assertThat(ANSWER).contains(from);
		Reply refused = answer(sheen, id, ANSWER.replace(from, to));
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(field.equals("none") || refused.text("field").startsWith(field)).as(refused.body()).isTrue();
		assertThat(state(get(id))).contains("answered=0");
	}

	@ParameterizedTest
	@CsvSource({ "problems,101", "paths,5001", "hosts,20001" })
	void answerWhenAListIsTooLongIsRefused(String field, int count) {
		ApiClient sheen = gateway("sheen", 1);
		long id = begin();
		String lists = List.of("problems", "paths", "hosts")
			.stream()
			.map((list) -> ",\"" + list + "\":[" + (list.equals(field) ? items(field, count) : "") + "]")
			.collect(Collectors.joining());
		Reply refused = sheen.probe(id, lists);
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(refused.text("field")).isEqualTo(field);
	}

	private static String items(String field, int count) {
		String item = switch (field) {
			case "paths" -> "{\"site\":\"osrc\",\"sent\":3,\"answered\":0,\"answers_names\":true}";
			case "hosts" -> "{\"name\":\"a.sheen\",\"presence\":\"silent\"}";
			default -> "\"a problem\"";
		};
		return IntStream.range(0, count).mapToObj((number) -> item).collect(Collectors.joining(","));
	}

	@Test
	void deepChecksWhenThereWereManyAreForgotten() {
		long first = begin();
		for (int number = 0; number < 10; number++) {
			begin();
		}
		assertThat(this.database.sql("select count(*) from deep_check").query(Integer.class).single()).isEqualTo(10);
		assertThat(get(first).status()).isEqualTo(404);
	}

	// The database's own log does not grow, save for what others happen to write
	// meanwhile.
	@Test
	void configWhenPolledDuringADeepCheckWritesNothing() {
		ApiClient sheen = gateway("sheen", 1);
		begin();
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

	/**
	 * A gateway that has polled.
	 */
	private ApiClient gateway(String site, int key) {
		this.admin.site(site);
		ApiClient gateway = this.admin.gateway(site, key);
		assertThat(config(gateway).status()).isEqualTo(200);
		return gateway;
	}

	private long begin() {
		Reply begun = this.admin.post(Api.DEEP_CHECKS, "");
		assertThat(begun.status()).as(begun.body()).isEqualTo(201);
		return begun.json().path("id").asLong();
	}

	private Reply get(long id) {
		return this.admin.get(Api.DEEP_CHECKS + "/" + id);
	}

	private static Reply answer(ApiClient gateway, long id, String body) {
		return gateway.call("PUT", Api.PROBES + "/" + id, body);
	}

	private static String state(Reply reply) {
		JsonNode check = reply.json();
		return "done=%s asked=%s answered=%s waiting=%s checks=%d".formatted(check.path("done"), check.path("asked"),
				check.path("answered"), check.path("waiting"), check.path("checks").size());
	}

	private void older(long id) {
		this.database.sql("update deep_check set started_at = started_at - interval '30 seconds' where id = ?")
			.param(id)
			.update();
	}

	private String stored(long id, String site) {
		return this.database.sql("select report::text from probe where deep_check = ? and site = ?")
			.params(id, site)
			.query(String.class)
			.single();
	}

	private void awaitHeld(int count) {
		Waiting.await().untilAsserted(() -> assertThat(this.held.count()).isEqualTo(count));
	}

}
