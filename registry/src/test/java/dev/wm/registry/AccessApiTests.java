package dev.wm.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every request with every kind of credential. Bodies are empty objects: a caller who is
 * let in learns that something is missing, so nothing changes while the table is tried.
 */
class AccessApiTests extends ApiTestBase {

	@Test
	void everyRequestWithEveryCredentialIsAsTheTableSays() throws IOException {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.hub("wg");
		this.admin.device("laptop");
		this.admin.host("server.sheen", "192.168.1.10");
		ApiClient revoked = this.admin.gateway("sheen", 1);
		ApiClient own = this.admin.gateway("sheen", 1);
		ApiClient other = this.admin.gateway("osrc", 2);
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		List<ApiClient> callers = List.of(this.admin.as(""), this.admin.as("garbage"), this.admin, own, other, newcomer,
				revoked);
		List<String> lines = table().lines().toList();
		String actual = lines.stream()
			.skip(1)
			.map((line) -> row(line.substring(0, 33).strip(), callers))
			.collect(Collectors.joining("\n", lines.getFirst() + "\n", "\n"));
		assertThat(actual).isEqualTo(table());
	}

	private static String row(String request, List<ApiClient> callers) {
		String[] parts = request.split(" ", 2);
		String statuses = "%5d %7d %5d %3d %5d %8d %7d"
			.formatted(callers.stream().map((caller) -> status(caller, parts[0], parts[1])).toArray());
		return "%-33s".formatted(request) + statuses;
	}

	private static int status(ApiClient caller, String method, String path) {
		Reply reply = caller.call(method, path, method.equals("GET") ? "" : "{}");
		if (reply.status() >= 400) {
			assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(reply.json().path("status").asInt()).isEqualTo(reply.status());
			assertThat(reply.text("code")).isNotEmpty();
			assertThat(reply.header("WWW-Authenticate")).isEqualTo((reply.status() == 401) ? "Bearer" : "");
		}
		return reply.status();
	}

	private static String table() throws IOException {
		try (InputStream in = AccessApiTests.class.getResourceAsStream("/access-table.txt")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
