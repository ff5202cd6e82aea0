package dev.wm.registry;

import java.util.Locale;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.LongPoll;
import dev.wm.registry.testing.Metrics;
import dev.wm.registry.testing.Reply;
import dev.wm.registry.testing.Waiting;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

// WL12
class MetricsApiTests extends ApiTestBase {

	@Test
	void metricsSayWhatTheyAre() {
		awaitCollection();
		Reply reply = this.admin.get(Api.METRICS);
		assertThat(reply.header("Content-Type").toLowerCase(Locale.ROOT))
			.isEqualTo("text/plain;version=0.0.4;charset=utf-8");
		assertThat(Metrics.parse(reply.body()).samples()).containsEntry("wm_ready", 1.0)
			.containsKeys("jvm_threads_live_threads", "process_start_time_seconds", "wm_findings{severity=\"error\"}")
			.hasKeySatisfying(startingWith("jvm_memory_used_bytes{area=\"heap\""))
			.hasKeySatisfying(startingWith("jvm_memory_max_bytes{area=\"heap\""))
			.hasKeySatisfying(startingWith("jvm_gc_pause_seconds_sum{"))
			.hasKeySatisfying(startingWith("wm_registry_info{version="));
	}

	@Test
	void requestsWhenAnsweredOrRefusedAreCounted() {
		Metrics before = metrics();
		this.admin.site("sheen");
		this.admin.get("/api/v1/sites/sheen");
		this.admin.get("/api/v1/sites/nowhere");
		this.admin.as("no-such-token").get("/api/v1/sites/" + "x".repeat(50));
		this.admin.as("no-such-token").get(Api.CONFIG);
		awaitCounted(before, "wm_http_requests_total{route=\"/config\",status=\"4xx\"}", 1);
		awaitCounted(before, "wm_http_requests_total{route=\"/api/v1/sites/{domain}\",status=\"2xx\"}", 1);
		awaitCounted(before, "wm_http_requests_total{route=\"/api/v1/sites/{domain}\",status=\"4xx\"}", 1);
		awaitCounted(before, "wm_http_requests_total{route=\"other\",status=\"4xx\"}", 1);
		awaitCounted(before, "wm_http_request_seconds_count{route=\"/api/v1/sites/{domain}\"}", 2);
		assertThat(this.admin.get(Api.METRICS).body()).doesNotContain("xxxx", "no-such-token");
	}

	@Test
	void pollsWhenHeldAreCountedButNotTimed() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		Reply config = config(gateway);
		var poll = LongPoll.send(gateway, "GET", 60, config.header("ETag"));
		Waiting.await().until(() -> metrics().get("wm_held_polls") == 1);
		Metrics before = metrics();
		this.admin.host("server.sheen", "192.168.1.10");
		assertThat(poll.join().status()).isEqualTo(200);
		awaitCounted(before, "wm_http_requests_total{route=\"/config\",status=\"2xx\"}", 1);
		awaitCounted(before, "wm_change_seconds_count", 1);
		Metrics after = metrics();
		assertThat(after.get("wm_held_polls")).isZero();
		assertThat(after.get("wm_revision")).isEqualTo(before.get("wm_revision") + 1);
		String timed = "wm_http_request_seconds_count{route=\"/config\"}";
		assertThat(after.get(timed)).isEqualTo(before.get(timed));
		assertThat(after.get("wm_change_seconds_sum") - before.get("wm_change_seconds_sum")).isPositive()
			.isLessThan(20);
	}

	@Test
	void gatewaysWhenTheyReportAreInSync() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1);
		assertThat(metrics().samples()).containsEntry("wm_gateway_enrolled{site=\"sheen\"}", 1.0)
			.containsEntry("wm_gateway_in_sync{site=\"sheen\"}", 0.0)
			.doesNotContainKey("wm_gateway_last_seen_age_seconds{site=\"sheen\"}");
		String tag = config(gateway).header("ETag");
		String report = "{\"version\":\"1\",\"applied_tag\":\"" + tag.replace("\"", "\\\"")
				+ "\",\"lans\":[],\"uplinks\":[],\"products\":[],\"peers\":[],\"repairs\":[],\"problems\":[]}";
		assertThat(gateway.call("PUT", Api.REPORT, report).status()).isEqualTo(204);
		Metrics after = metrics();
		assertThat(after.samples()).containsEntry("wm_gateway_in_sync{site=\"sheen\"}", 1.0)
			.containsKey("wm_gateway_last_seen_age_seconds{site=\"sheen\"}");
		assertThat(after.get("wm_gateway_last_seen_age_seconds{site=\"sheen\"}")).isBetween(0.0, 60.0);
	}

	@Test
	void handshakesWhenReportedSayHowOldTheyAre() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		this.admin.gateway("osrc", 2);
		ApiClient sheen = this.admin.gateway("sheen", 1);
		String report = "{\"version\":\"1\",\"lans\":[],\"uplinks\":[],\"products\":[],\"peers\":[{\"public_key\":\""
				+ Keys.key(2)
				+ "\",\"handshake_age\":4000,\"received_bytes\":1,\"sent_bytes\":2}],\"repairs\":[],\"problems\":[]}";
		assertThat(sheen.call("PUT", Api.REPORT, report).status()).isEqualTo(204);
		Metrics after = metrics();
		assertThat(after.get("wm_gateway_handshake_age_seconds{peer=\"osrc\",site=\"sheen\"}")).isBetween(4000.0,
				4100.0);
		assertThat(after.samples()).doesNotContainKey("wm_gateway_handshake_age_seconds{peer=\"sheen\",site=\"osrc\"}");
	}

	@Test
	void sitesWhenFilledSayHowFullTheyAre() {
		double warnings = metrics().get("wm_findings{severity=\"warning\"}");
		assertThat(this.admin.post(Api.SITES, "{\"domain\":\"wg\",\"hub\":true,\"prefix_length\":29}").status())
			.isEqualTo(201);
		this.admin.host("one.wg", "192.168.1.10");
		this.admin.device("laptop");
		Metrics after = metrics();
		assertThat(after.samples()).containsEntry("wm_site_addresses{site=\"wg\"}", 5.0)
			.containsEntry("wm_site_addresses_used{site=\"wg\"}", 2.0)
			.containsEntry("wm_devices", 1.0)
			.containsEntry("wm_gateway_enrolled{site=\"wg\"}", 0.0)
			.doesNotContainKey("wm_gateway_in_sync{site=\"wg\"}");
		for (int number = 2; number < 5; number++) {
			this.admin.host("h" + number + ".wg", "192.168.1.1" + number);
		}
		assertThat(metrics().get("wm_findings{severity=\"warning\"}")).isGreaterThan(warnings);
	}

	@Test
	void parserWhenTheTextIsWrongRefusesIt() {
		String good = "# HELP a_total Some.\n# TYPE a_total counter\na_total{b=\"c\\\"\"} 1\n";
		assertThat(Metrics.parse(good).get("a_total{b=\"c\\\"\"}")).isEqualTo(1);
		assertThatIllegalArgumentException().isThrownBy(() -> Metrics.parse(good + good));
		assertThatIllegalArgumentException().isThrownBy(() -> Metrics.parse(good + "b_total 1\n"));
		assertThatIllegalArgumentException().isThrownBy(() -> Metrics.parse(good.replace("\\\"", "\"")));
		assertThatIllegalArgumentException().isThrownBy(() -> Metrics.parse(good.replace("} 1", "} one")));
		assertThatIllegalArgumentException().isThrownBy(() -> Metrics.parse("""
				# HELP h Some.
				# TYPE h histogram
				h_bucket{le="1"} 2
				h_bucket{le="+Inf"} 3
				h_sum 1
				h_count 2
				"""));
	}

	// Micrometer tells of a collector once it has collected, some moments later.
	private void awaitCollection() {
		System.gc();
		Waiting.await().until(() -> this.admin.get(Api.METRICS).body().contains("jvm_gc_pause_seconds_sum{"));
	}

	private static Condition<String> startingWith(String start) {
		return new Condition<>((key) -> key.startsWith(start), "a sample that starts with " + start);
	}

	private Metrics metrics() {
		return Metrics.parse(this.admin.get(Api.METRICS).body());
	}

	// An answer is counted just after it is sent.
	private void awaitCounted(Metrics before, String sample, int more) {
		Waiting.await()
			.untilAsserted(() -> assertThat(metrics().get(sample)).as(sample).isEqualTo(before.get(sample) + more));
	}

}
