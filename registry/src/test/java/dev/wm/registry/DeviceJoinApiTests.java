package dev.wm.registry;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A device that joins by the script: the token is good until the device says that its
 * tunnel is up.
 */
class DeviceJoinApiTests extends ApiTestBase {

	@BeforeEach
	void addHub() {
		this.admin.hub("wg");
	}

	@Test
	void setupIsTheWholeScriptForEverybody() {
		Reply reply = this.admin.as("").get(Api.SETUP);
		assertThat(reply.status()).isEqualTo(200);
		assertThat(reply.header("Content-Type")).startsWith("text/x-shellscript");
		assertThat(reply.body()).startsWith("#!/bin/sh\n").endsWith("\nmain \"$@\" # wm device setup ends here\n");
		assertThat(this.admin.as("").call("POST", Api.SETUP, "{}").status()).isEqualTo(401);
	}

	@Test
	void tokenWhenTheDeviceConfirmsIsGoodUntilThen() {
		ApiClient newcomer = this.admin.as(this.admin.deviceTokenFor("laptop"));
		Reply first = join(newcomer, 1);
		assertThat(first.status()).isEqualTo(201);
		Reply second = join(newcomer, 2);
		assertThat(second.status()).isEqualTo(201);
		ApiClient device = this.admin.as(second.text("token"));
		assertThat(this.admin.as(first.text("token")).post(Api.DEVICE_CONFIRMATION, "").status()).isEqualTo(401);
		assertThat(device.post(Api.DEVICE_CONFIRMATION, "").status()).isEqualTo(204);
		assertThat(device.post(Api.DEVICE_CONFIRMATION, "").status()).isEqualTo(204);
		Reply third = join(newcomer, 3);
		assertThat(third.status()).isEqualTo(401);
		assertThat(third.text("detail")).matches("This enrolment token was used up at 20[^ ]+Z, it works once: "
				+ "make a new one with wm device-setup laptop.");
		assertThat(config(device).body()).contains(Keys.key(2).toString());
	}

	@Test
	void tokenWhenTwentyJoinWithItEndsWithOneDevice() throws Exception {
		ApiClient newcomer = this.admin.as(this.admin.deviceTokenFor("laptop"));
		List<Callable<Integer>> calls = IntStream.range(0, 20)
			.<Callable<Integer>>mapToObj((number) -> () -> this.admin.as(join(newcomer, number).text("token"))
				.post(Api.DEVICE_CONFIRMATION, "")
				.status())
			.toList();
		try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Integer> statuses = pool.invokeAll(calls).stream().map(Future::resultNow).toList();
			assertThat(statuses).contains(204).containsOnly(204, 401);
		}
		assertThat(join(newcomer, 21).status()).isEqualTo(401);
	}

	@Test
	void tokenWhenExpiredSaysSo() {
		ApiClient device = this.admin.as(this.admin.deviceTokenFor("laptop"));
		this.admin.site("sheen");
		ApiClient gateway = this.admin.as(this.admin.enrolmentToken("sheen"));
		this.database.sql("update enrolment_token set expires_at = '2026-01-02 03:04:05Z'").update();
		this.admin.site("osrc");
		assertThat(join(device, 1).text("detail")).isEqualTo(
				"This enrolment token expired at 2026-01-02T03:04:05Z: make a new one with wm device-setup laptop.");
		assertThat(gateway.enrol(1).text("detail")).endsWith(": make a new one with wm gateway-setup sheen.");
	}

	// W145, W146
	@Test
	void configWhenTextIsAcceptedIsLines() {
		this.admin.call("PATCH", "/api/v1/sites/wg", "{\"endpoint\":\"203.0.113.9\"}");
		ApiClient device = this.admin.as(join(this.admin.as(this.admin.deviceTokenFor("laptop")), 1).text("token"));
		assertThat(lines(device).body()).isEqualTo(text("", "false"));
		this.admin.gateway("wg", 2);
		this.admin.site("sheen");
		this.admin.post("/api/v1/devices/laptop/key-rotation", "");
		Reply reply = lines(device);
		assertThat(reply.header("Content-Type")).startsWith("text/plain");
		assertThat(reply.body()).isEqualTo(text("""
				hub_domain=wg
				hub_gateway=172.30.0.1
				hub_public_key=%s
				hub_endpoint=203.0.113.9:51820
				""".formatted(Keys.key(2)), "true").replace("domain=wg\nend", "domain=sheen\ndomain=wg\nend"));
		Reply json = config(device);
		assertThat(json.json().path("rotate_key").asBoolean()).isTrue();
		assertThat(reply.header("ETag")).isEqualTo("W/" + json.header("ETag"));
		assertThat(config(this.admin).header("Content-Type")).isEqualTo("application/json");
	}

	@Test
	void configWhenTheDeviceHasASitesPublicAddressNamesTheSite() {
		this.admin.site("sheen");
		config(this.admin.gateway("sheen", 2).from("198.51.100.7"));
		ApiClient device = this.admin.as(join(this.admin.as(this.admin.deviceTokenFor("laptop")), 1).text("token"));
		assertThat(lines(device.from("198.51.100.7")).header(Api.HOME_HEADER)).isEqualTo("sheen");
		assertThat(lines(device.from("198.51.100.8")).header(Api.HOME_HEADER)).isEmpty();
		assertThat(config(this.admin.from("198.51.100.7")).header(Api.HOME_HEADER)).isEmpty();
	}

	// W157
	@Test
	void deviceWhenItLeavesIsGone() {
		ApiClient device = this.admin.as(join(this.admin.as(this.admin.deviceTokenFor("laptop")), 1).text("token"));
		this.admin.device("other");
		assertThat(device.delete("/api/v1/devices/other").status()).isEqualTo(403);
		assertThat(device.delete("/api/v1/devices/laptop").status()).isEqualTo(200);
		assertThat(config(device).status()).isEqualTo(401);
	}

	private static Reply lines(ApiClient device) {
		return device.get(Api.CONFIG, "Accept", "text/plain");
	}

	private static String text(String hub, String rotate) {
		return """
				wm-device-config=1
				mesh_name=wm
				network=jde
				supernet=172.30.0.0/16
				name=laptop
				overlay_address=172.30.0.2
				type=roaming
				public_key=%s
				rotate_key=%s
				%sdomain=hub
				domain=wg
				end=wm-device-config
				""".formatted(Keys.key(1), rotate, hub);
	}

	private static Reply join(ApiClient newcomer, int key) {
		return newcomer.post(Api.DEVICE_ENROLMENTS,
				"{\"public_key\":\"" + Keys.key(key) + "\",\"version\":\"1\",\"confirms\":true}");
	}

}
