package dev.wm.registry;

import java.util.List;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import dev.wm.registry.testing.Keys;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RollbackApiTests extends ApiTestBase {

	@Test
	void rollbackWhenMuchHappenedBringsTheMeshBackAsOneWrite() {
		this.admin.post(Api.SITES, "{\"domain\":\"base\",\"hub\":true}");
		this.admin.site("sheen");
		this.admin.host("server.sheen", "192.168.1.10");
		this.admin.host("nas.sheen", "192.168.1.11");
		this.admin.post(Api.DEVICES, "{\"name\":\"laptop\"}");
		long good = revision();
		String before = config(this.admin).body();
		this.admin.delete(Api.HOSTS + "/server.sheen");
		this.admin.host("intruder.sheen", "192.168.1.12");
		this.admin.call("PATCH", Api.HOSTS + "/nas.sheen", "{\"type\":\"isolated\"}");
		this.admin.delete(Api.DEVICES + "/laptop");
		this.admin.site("osrc");
		this.admin.host("kiosk.osrc", "192.168.1.10");
		this.admin.call("PATCH", Api.MESH, "{\"mesh_name\":\"Other\"}");
		long bad = revision();
		Reply plan = this.admin.post(Api.ROLLBACK + "?plan=true", "{\"revision\":" + good + "}");
		assertThat(plan.status()).as(plan.body()).isEqualTo(200);
		assertThat(plan.json().path("differences")).hasSize(7);
		assertThat(revision()).isEqualTo(bad);
		Reply done = back(good);
		assertThat(done.status()).as(done.body()).isEqualTo(200);
		assertThat(done.json().path("from").asLong()).isEqualTo(bad);
		assertThat(done.json().path("to").asLong()).isEqualTo(bad + 1);
		assertThat(done.json().path("differences")).isEqualTo(plan.json().path("differences"));
		assertThat(config(this.admin).body()).isEqualTo(before);
		assertThat(revision()).isEqualTo(bad + 1);
		assertThat(items(Api.CHANGES + "?revision=" + (bad + 1))).hasSize(7)
			.allMatch((row) -> row.path("action").asString().equals("rollback"));
		assertThat(this.admin.get(Api.DIFF + "?from=" + good).json().path("differences")).isEmpty();
		assertThat(back(good).json().path("differences")).isEmpty();
		assertThat(revision()).isEqualTo(bad + 1);
	}

	@Test
	void rollbackWhenAGatewayHasEnrolledSinceKeepsItsKeyAndCredential() {
		this.admin.site("sheen");
		long good = revision();
		ApiClient gateway = this.admin.gateway("sheen", 1, "192.168.1.0/24");
		this.admin.call("PATCH", Api.SITES + "/sheen", "{\"listen_port\":51999}");
		assertThat(back(good).status()).isEqualTo(200);
		assertThat(this.admin.get(Api.SITES + "/sheen").text("public_key")).isEqualTo(Keys.key(1).toString());
		assertThat(this.admin.get(Api.SITES + "/sheen").json().path("listen_port").asInt()).isEqualTo(51820);
		assertThat(config(gateway).status()).isEqualTo(200);
	}

	@Test
	void rollbackWhenASiteWasRemovedBringsItBackWithoutItsGateway() {
		this.admin.site("sheen");
		ApiClient gateway = this.admin.gateway("sheen", 1, "192.168.1.0/24");
		this.admin.host("server.sheen", "192.168.1.10");
		String host = this.admin.get(Api.HOSTS + "/server.sheen").body();
		long good = revision();
		assertThat(this.admin.delete(Api.SITES + "/sheen?cascade=true").status()).isEqualTo(200);
		this.admin.site("osrc");
		assertThat(back(good).status()).isEqualTo(200);
		assertThat(this.admin.get(Api.HOSTS + "/server.sheen").body()).isEqualTo(host);
		assertThat(this.admin.get(Api.SITES + "/sheen").json().has("public_key")).isFalse();
		assertThat(config(gateway).status()).isEqualTo(401);
		assertThat(items(Api.SITES)).extracting((site) -> site.path("domain").asString()).containsExactly("sheen");
	}

	@Test
	void rollbackWhenTwoHostsSwappedAddressesSwapsThemBack() {
		this.admin.site("sheen");
		this.admin.host("one.sheen", "192.168.1.10");
		this.admin.host("two.sheen", "192.168.1.11");
		long good = revision();
		List<?> hosts = items(Api.HOSTS);
		this.admin.delete(Api.HOSTS + "/one.sheen");
		this.admin.call("PATCH", Api.HOSTS + "/two.sheen", "{\"local_address\":\"192.168.1.10\"}");
		this.admin.host("one.sheen", "192.168.1.11");
		assertThat(back(good).status()).isEqualTo(200);
		assertThat(items(Api.HOSTS)).isEqualTo(hosts);
	}

	@Test
	void rollbackWhenARuleForbidsItStoresNothingAndSaysWhy() {
		this.admin.site("sheen");
		this.admin.host("server.sheen", "10.1.1.10");
		this.admin.host("nas.sheen", "192.168.1.11");
		long good = revision();
		this.admin.delete(Api.HOSTS + "/server.sheen");
		this.admin.delete(Api.HOSTS + "/nas.sheen");
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		long now = revision();
		Reply refused = back(good);
		assertThat(refused.status()).isEqualTo(422);
		assertThat(refused.text("code")).isEqualTo("address_refused");
		assertThat(refused.text("detail")).contains("host server.sheen", "10.1.1.10", "192.168.1.0/24");
		assertThat(revision()).isEqualTo(now);
		assertThat(items(Api.HOSTS)).isEmpty();
	}

	@Test
	void rollbackWhenTheRevisionNeverWasIsNotFound() {
		assertThat(back(1_000_000).status()).isEqualTo(404);
		assertThat(back(-1).status()).isEqualTo(404);
	}

	private Reply back(long revision) {
		return this.admin.post(Api.ROLLBACK, "{\"revision\":" + revision + "}");
	}

}
