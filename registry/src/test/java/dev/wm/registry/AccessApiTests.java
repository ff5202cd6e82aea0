package dev.wm.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every request with every kind of credential. Bodies are empty objects: a caller who is
 * let in learns that something is missing, so nothing changes while the table is tried.
 */
class AccessApiTests extends ApiTestBase {

	@Autowired
	private RequestMappingHandlerMapping mappings;

	@Autowired
	private List<FilterRegistrationBean<?>> filters;

	private int rows;

	@Test
	void everyRequestWithEveryCredentialIsAsTheTableSays() throws IOException {
		List<ApiClient> callers = callers();
		List<String> lines = table().lines().toList();
		String actual = lines.stream()
			.skip(1)
			.map((line) -> row(request(line), callers))
			.collect(Collectors.joining("\n", lines.getFirst() + "\n", "\n"));
		assertThat(actual).isEqualTo(table());
	}

	@Test
	void everyMappingHasARowInTheTable() throws IOException {
		List<String> rows = table().lines().skip(1).map(AccessApiTests::request).toList();
		Stream<String> mapped = this.mappings.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> mapping.getPatternValues()
				.stream()
				.flatMap((path) -> mapping.getMethodsCondition()
					.getMethods()
					.stream()
					.map((method) -> method + " " + path)))
			.filter((request) -> request.contains(" /api/") || request.endsWith(Api.SETUP));
		Stream<String> fast = this.filters.stream()
			.flatMap((filter) -> filter.getUrlPatterns().stream())
			.filter((path) -> !path.contains("*"))
			.map((path) -> "GET " + path);
		assertThat(Stream.concat(mapped, fast)).allSatisfy((request) -> assertThat(rows).as("a row for " + request)
			.anyMatch((row) -> row.matches(request.replaceAll("\\{[a-z]+}", "[^/]+"))));
	}

	private List<ApiClient> callers() {
		this.admin.hub("wg");
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.host("server.sheen", "192.168.1.10");
		ApiClient viewer = this.admin.as(this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").text("token"));
		ApiClient revoked = this.admin.gateway("sheen", 1);
		ApiClient own = this.admin.gateway("sheen", 1);
		ApiClient other = this.admin.gateway("osrc", 2);
		ApiClient device = device("laptop", 3);
		ApiClient otherDevice = device("phone", 4);
		ApiClient newcomer = this.admin.as(this.admin.enrolmentToken("sheen"));
		ApiClient newDevice = this.admin.as(this.admin.deviceTokenFor("tablet"));
		return List.of(this.admin.as(""), this.admin.as("garbage"), this.admin, viewer, own, other, device, otherDevice,
				newcomer, newDevice, revoked);
	}

	private ApiClient device(String name, int key) {
		return this.admin.as(this.admin.as(this.admin.deviceTokenFor(name)).enrolDevice(key).text("token"));
	}

	private static String request(String line) {
		return line.substring(0, 44).strip();
	}

	private String row(String request, List<ApiClient> callers) {
		// Two of them show wrong tokens, and may do so a few times only.
		this.rows++;
		String place = "169.254.200." + this.rows;
		String[] parts = request.split(" ", 2);
		String statuses = "%5d %7d %5d %6d %3d %5d %6d %8d %8d %9d %7d"
			.formatted(callers.stream().map((caller) -> status(caller.from(place), parts[0], parts[1])).toArray());
		return "%-44s".formatted(request) + statuses;
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
