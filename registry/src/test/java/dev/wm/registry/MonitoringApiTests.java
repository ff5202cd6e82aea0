package dev.wm.registry;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.DebianProgram;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.Prometheus;
import dev.wm.registry.testing.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code deploy/monitoring} has for Prometheus and Grafana, tried with Debian's
 * Prometheus and this registry.
 */
class MonitoringApiTests extends ApiTestBase {

	private static final Path MONITORING = Path.of("../deploy/monitoring");

	private static final Pattern METRIC = Pattern.compile("\\b(wm|jvm|process|http|hikaricp|logback)_[a-z0-9_]+\\b");

	@TempDir
	private Path folder;

	@Test
	void rulesWhenCheckedHaveNoErrorAndPassTheirUnitTests() throws Exception {
		assertThat(promtool("check", "rules", "wm.rules.yml")).contains("SUCCESS");
		assertThat(promtool("test", "rules", "wm.rules.test.yml")).contains("SUCCESS").doesNotContain("FAILED");
		assertThat(promtool("check", "config", "--syntax-only", "prometheus.yml")).contains("SUCCESS");
	}

	@Test
	void rulesWhenTestedHaveACaseThatFiresAndOneThatDoesNotOfEachAlert() throws IOException {
		Map<Boolean, Set<String>> cases = yaml("wm.rules.test.yml").findValues("alert_rule_test")
			.stream()
			.flatMap(JsonNode::valueStream)
			.collect(Collectors.partitioningBy((test) -> test.has("exp_alerts"),
					Collectors.mapping((test) -> test.path("alertname").asString(), Collectors.toSet())));
		Set<String> alerts = yaml("wm.rules.yml").findValuesAsString("alert")
			.stream()
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(alerts).contains("WmSiteDown", "WmHandshakeOld", "WmRevisionStale", "WmBackupOld");
		assertThat(cases.get(true)).containsExactlyInAnyOrderElementsOf(alerts);
		assertThat(cases.get(false)).containsExactlyInAnyOrderElementsOf(alerts);
	}

	@Test
	void expressionsWhenComparedWithTheRegistryUseMetricsThatItHas() throws IOException {
		meshWithAnOldHandshake();
		Set<String> there = Metrics.parse(this.admin.get(Api.METRICS).body())
			.samples()
			.keySet()
			.stream()
			.map((sample) -> sample.replaceFirst("\\{.*", ""))
			.collect(Collectors.toSet());
		List<String> expressions = new ArrayList<>(dashboard());
		expressions.addAll(yaml("wm.rules.yml").findValuesAsString("expr"));
		Set<String> used = expressions.stream()
			.flatMap((expression) -> METRIC.matcher(expression).results())
			.map((result) -> result.group())
			.collect(Collectors.toSet());
		assertThat(used).hasSizeGreaterThan(15);
		assertThat(there).containsAll(used);
	}

	@Test
	void prometheusWhenItScrapesTheRegistryAnswersTheDashboardAndFiresAnAlert() throws Exception {
		meshWithAnOldHandshake();
		configure(this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\",\"label\":\"prometheus\"}").text("token"));
		try (Prometheus prometheus = Prometheus.start(this.folder)) {
			Waiting.await().untilAsserted(() -> assertThat(firing(prometheus)).contains("WmHandshakeOld of osrc"));
			assertThat(firing(prometheus)).doesNotContain("WmRegistryDown of ", "WmSiteDown of sheen");
			for (String expression : dashboard()) {
				String query = expression.replace("$job", "wm").replace("$__rate_interval", "1m");
				Waiting.await()
					.untilAsserted(() -> assertThat(prometheus.query(query)).as("result of " + query).isNotEmpty());
			}
		}
	}

	@Test
	void dashboardWhenReadHasPanelsSideBySideAndDescribesItsTargets() throws IOException {
		JsonNode dashboard = JsonMapper.shared().readTree(Files.readString(MONITORING.resolve("dashboard.json")));
		List<JsonNode> panels = dashboard.path("panels").valueStream().toList();
		assertThat(panels.stream().map((panel) -> panel.path("id").asInt())).doesNotHaveDuplicates();
		Set<String> cells = new TreeSet<>();
		for (JsonNode panel : panels) {
			JsonNode place = panel.path("gridPos");
			assertThat(place.path("x").asInt() + place.path("w").asInt()).isBetween(1, 24);
			for (int x = 0; x < place.path("w").asInt(); x++) {
				for (int y = 0; y < place.path("h").asInt(); y++) {
					int column = place.path("x").asInt() + x;
					int line = place.path("y").asInt() + y;
					assertThat(cells.add(column + "," + line)).as(panel.path("title").asString()).isTrue();
				}
			}
		}
		assertThat(dashboard.findValuesAsString("uid")).containsOnly("wm-mesh", "${datasource}");
	}

	private void meshWithAnOldHandshake() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		ApiClient sheen = this.admin.gateway("sheen", 1);
		assertThat(config(sheen).status()).isEqualTo(200);
		String report = "{\"version\":\"1\",\"lans\":[],\"uplinks\":[],\"products\":[],\"peers\":[{\"public_key\":\""
				+ Keys.key(2)
				+ "\",\"handshake_age\":4000,\"received_bytes\":1,\"sent_bytes\":2}],\"repairs\":[],\"problems\":[]}";
		assertThat(sheen.call("PUT", Api.REPORT, report).status()).isEqualTo(204);
	}

	// The example as it is, but for what everybody has to change, and faster.
	private void configure(String token) throws IOException {
		Path tokenFile = Files.writeString(this.folder.resolve("token"), token + "\n");
		String config = Files.readString(MONITORING.resolve("prometheus.yml"))
			.replace("scheme: https", "scheme: http")
			.replace("/etc/prometheus/wm-token", tokenFile.toString())
			.replace("wm.example.com", this.admin.base().getAuthority())
			.replaceAll("(_interval): 30s", "$1: 1s");
		assertThat(config).contains("evaluation_interval: 1s", "http\n", tokenFile.toString());
		Files.writeString(this.folder.resolve("prometheus.yml"), config);
		String rules = Files.readString(MONITORING.resolve("wm.rules.yml")).replaceAll("for: \\d+m", "for: 1s");
		Files.writeString(this.folder.resolve("wm.rules.yml"), rules);
	}

	private static List<String> firing(Prometheus prometheus) {
		return prometheus.alerts()
			.valueStream()
			.filter((alert) -> alert.path("state").asString().equals("firing"))
			.map((alert) -> alert.path("labels").path("alertname").asString() + " of "
					+ alert.path("labels").path(alert.path("labels").has("peer") ? "peer" : "site").asString(""))
			.toList();
	}

	private static List<String> dashboard() throws IOException {
		return JsonMapper.shared()
			.readTree(Files.readString(MONITORING.resolve("dashboard.json")))
			.findValuesAsString("expr");
	}

	private static JsonNode yaml(String file) throws IOException {
		Object document = new Load(LoadSettings.builder().build())
			.loadFromString(Files.readString(MONITORING.resolve(file)));
		return JsonMapper.shared().valueToTree(document);
	}

	private static String promtool(String... arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of(DebianProgram.path("prometheus", "promtool")));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).directory(MONITORING.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		return output;
	}

}
