package dev.wm.registry;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeviceApiTests extends ApiTestBase {

	@BeforeEach
	void makeAHub() {
		this.admin.hub("wg");
	}

	// W19, W184
	@Test
	void createTakesTheNextAddressOfTheHub() {
		Reply reply = this.admin.device("laptop");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.header("Location")).isEqualTo("/api/v1/devices/laptop");
		assertThat(reply.body()).isEqualTo("""
				{"name":"laptop","overlay_address":"172.30.0.2","type":"roaming"}""");
		assertThat(this.admin.get("/api/v1/devices/laptop").body()).isEqualTo(reply.body());
		assertThat(this.admin.get(Api.DEVICES).body()).isEqualTo("{\"items\":[" + reply.body() + "]}");
		assertThat(this.admin.host("server.wg", "192.168.1.10").text("overlay_address")).isEqualTo("172.30.0.3");
	}

	@Test
	void createWhenThereIsNoHubSaysSo() {
		this.admin.delete("/api/v1/sites/wg");
		Reply reply = this.admin.device("laptop");
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.text("code")).isEqualTo("no_hub");
	}

	// W140, W141
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"name":"taken"}                                       | 409 | name_taken      | name
			{"name":"server"}                                      | 409 | name_taken      | name
			{"name":"gw"}                                          | 422 | name_reserved   | name
			{"name":"a.b"}                                         | 400 | invalid_value   | name
			{"name":"new","type":"standard"}                       | 400 | malformed_body  | type
			{"name":"new","overlay_address":"172.30.0.1"}          | 422 | address_refused | overlay_address
			{"name":"new","overlay_address":"172.30.1.9"}          | 422 | address_refused | overlay_address
			{"name":"new","overlay_address":"172.30.0.2"}          | 409 | address_taken   | overlay_address
			{"name":"new","overlay_address":"172.30.0.3"}          | 409 | address_taken   | overlay_address
			""")
	void createWhenARuleIsBrokenSaysWhichAndStoresNothing(String body, int status, String code, String field) {
		this.admin.host("server.wg", "192.168.1.10");
		this.admin.device("taken");
		String before = this.admin.get(Api.DEVICES).body();
		long revision = revision();
		Reply reply = this.admin.post(Api.DEVICES, body);
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo(field);
		assertThat(this.admin.get(Api.DEVICES).body()).isEqualTo(before);
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void createHostWhenADeviceHasTheNameIsRefused() {
		this.admin.device("laptop");
		assertThat(this.admin.host("laptop.wg", "192.168.1.10").text("code")).isEqualTo("name_taken");
	}

	// W185
	@Test
	void removeGivesTheAddressBackLast() {
		String device = this.admin.device("laptop").body();
		assertThat(this.admin.delete("/api/v1/devices/laptop").body()).isEqualTo(device);
		assertThat(this.admin.delete("/api/v1/devices/laptop").text("code")).isEqualTo("not_found");
		assertThat(this.admin.device("other").text("overlay_address")).isEqualTo("172.30.0.3");
	}

	@Test
	void removeHubWhenThereAreDevicesIsRefused() {
		this.admin.device("laptop");
		Reply reply = this.admin.delete("/api/v1/sites/wg");
		assertThat(reply.text("code")).isEqualTo("site_not_empty");
		assertThat(reply.text("detail")).contains("laptop.wg");
	}

}
