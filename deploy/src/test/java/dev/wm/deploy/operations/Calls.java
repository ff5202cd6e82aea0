package dev.wm.deploy.operations;

import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of a registry's API by the program curl on a node.
 *
 * @param node the node
 * @param url the registry's URL
 * @param token the bearer token
 * @param options more options of curl
 */
record Calls(Node node, String url, String token, List<String> options) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	Calls as(String other) {
		return new Calls(this.node, this.url, other, this.options);
	}

	/** The same with one more option. */
	Calls with(String option, String value) {
		List<String> more = new ArrayList<>(this.options);
		more.addAll(List.of(option, value));
		return new Calls(this.node, this.url, this.token, more);
	}

	JsonNode get(String path) {
		return JSON.readTree(text(path));
	}

	/** The body of a response that is no JSON. */
	String text(String path) {
		return curl("-f", path).succeeds().out();
	}

	JsonNode post(String path, String json) {
		return with("-H", "Content-Type: application/json").with("-d", json).get(path);
	}

	/** The whole response to a GET: status, headers, an empty line, body. */
	String response(String path) {
		return curl("-i", path).succeeds().out();
	}

	// The token goes by standard input: an argument could be read by others.
	private CommandResult curl(String flag, String path) {
		List<String> command = new ArrayList<>(List.of("curl", "-sS", flag, "-m", "55", "-K", "-"));
		command.addAll(this.options);
		command.add(this.url + path);
		return this.node.runWithInput("header = \"Authorization: Bearer " + this.token + "\"\n",
				command.toArray(String[]::new));
	}

	/**
	 * Enrols as a site's gateway.
	 * @return the calls of that gateway
	 */
	Calls gateway(String site, String key) {
		String token = enrolmentToken(site);
		JsonNode enrolment = as(token).post("/api/v1/enrolments",
				"{\"public_key\":\"" + key + "\",\"lans\":[],\"version\":\"0.1.0\"}");
		assertThat(enrolment.path("token").asString()).startsWith("wm_gw_");
		return as(enrolment.path("token").asString());
	}

	String enrolmentToken(String site) {
		return post("/api/v1/enrolment-tokens", "{\"site\":\"" + site + "\"}").path("token").asString();
	}

	/** The state of a site's gateway. */
	JsonNode state(String site) {
		return get("/api/v1/gateways").path("items")
			.valueStream()
			.filter((gateway) -> gateway.path("site").asString().equals(site))
			.findFirst()
			.orElseThrow();
	}

}
