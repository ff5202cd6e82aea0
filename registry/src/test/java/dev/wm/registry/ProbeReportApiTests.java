package dev.wm.registry;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeReportApiTests extends DeepCheckApiTestBase {

	@Test
	void reportWhenTheDeepCheckHasEndedOrDoesNotIncludeTheGatewayIsRefused() {
		ApiClient sheen = gateway("sheen", 1);
		this.admin.site("osrc");
		ApiClient osrc = this.admin.gateway("osrc", 2);
		long id = start();
		Reply foreign = osrc.probe(id, "");
		assertThat(foreign.status()).isEqualTo(404);
		assertThat(foreign.text("detail")).contains("does not include the gateway of osrc");
		assertThat(sheen.probe(id + 1, "").text("code")).isEqualTo("not_found");
		assertThat(sheen.call("PUT", Api.PROBES + "/x", REPORT).text("field")).isEqualTo("id");
		assertThat(state(get(id))).contains("answered=0");
		expire(id);
		assertThat(sheen.probe(id, "").status()).isEqualTo(404);
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
			none     | "answers_names":true}  | "answers_names":1}
			""")
	void reportWhenAMemberIsOutOfRangeIsRefused(String field, String from, String to) {
		ApiClient sheen = gateway("sheen", 1);
		long id = start();
		assertThat(REPORT).contains(from);
		Reply refused = report(sheen, id, REPORT.replace(from, to));
		assertThat(refused.status()).as(refused.body()).isEqualTo(400);
		assertThat(field.equals("none") || refused.text("field").startsWith(field)).as(refused.body()).isTrue();
		assertThat(state(get(id))).contains("answered=0");
	}

	// As the agent of a later release may send.
	@Test
	void reportWhenMembersAreUnknownIsTakenWithoutThem() {
		ApiClient sheen = gateway("sheen", 1);
		long id = start();
		assertThat(report(sheen, id, REPORT.replace("true}", "true,\"later\":1}")).status()).isEqualTo(204);
		assertThat(state(get(id))).contains("answered=1");
		assertThat(get(id).toString()).doesNotContain("later");
	}

	@ParameterizedTest
	@CsvSource({ "problems,101", "paths,5001", "hosts,20001" })
	void reportWhenAListIsTooLongIsRefused(String field, int count) {
		ApiClient sheen = gateway("sheen", 1);
		long id = start();
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

}
