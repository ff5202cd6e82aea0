package dev.wm.registry;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HostApiTests extends ApiTestBase {

	// W16, W17, W183
	@Test
	void createWhenNoOverlayAddressIsGivenTakesTheNextFree() {
		this.admin.site("sheen");
		Reply reply = this.admin.host("server.sheen", "192.168.1.10");
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.header("Location")).isEqualTo("/api/v1/hosts/server.sheen");
		assertThat(reply.body()).isEqualTo("""
				{"name":"server.sheen","local_address":"192.168.1.10","overlay_address":"172.30.0.2",\
				"type":"standard","masquerade":false}""");
		assertThat(this.admin.get("/api/v1/hosts/server.sheen").body()).isEqualTo(reply.body());
	}

	// W18
	@Test
	void createWhenAnOverlayAddressIsGivenTakesIt() {
		this.admin.site("sheen");
		assertThat(overlay(this.admin.post(Api.HOSTS, """
				{"name":"nas.sheen","local_address":"192.168.1.11","overlay_address":"172.30.0.77"}""")))
			.isEqualTo("172.30.0.77");
		assertThat(overlay(this.admin.host("tv.sheen", "192.168.1.12"))).isEqualTo("172.30.0.2");
	}

	// W21
	@Test
	void createWhenAnotherSiteHasTheSameNameAndAddressKeepsThemApart() {
		this.admin.site("sheen");
		this.admin.site("osrc");
		assertThat(overlay(this.admin.host("server.sheen", "192.168.1.10"))).isEqualTo("172.30.0.2");
		assertThat(overlay(this.admin.host("server.osrc", "192.168.1.10"))).isEqualTo("172.30.1.2");
		assertThat(this.admin.get(Api.HOSTS + "?site=osrc").body()).contains("server.osrc")
			.doesNotContain("server.sheen");
		assertThat(this.admin.get(Api.HOSTS + "?site=nowhere").text("code")).isEqualTo("not_found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "192.168.1.0", "192.168.1.255" })
	void createWhenTheAddressIsTheNetworksOwnSaysSo(String address) {
		this.admin.site("sheen");
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		assertThat(this.admin.host("new.sheen", address).text("detail")).isEqualTo(
				address + " is the network or broadcast address of 192.168.1.0/24: give the host's own address there.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			gw.sheen     | 192.168.1.20  |              | 422 | name_reserved   | name
			new.nowhere  | 192.168.1.20  |              | 404 | not_found       | name
			new          | 192.168.1.20  |              | 400 | invalid_value   | name
			server.sheen | 192.168.1.20  |              | 409 | name_taken      | name
			new.sheen    | 192.168.1.10  |              | 409 | address_taken   | local_address
			new.sheen    | 127.0.0.1     |              | 422 | address_refused | local_address
			new.sheen    | 169.254.1.1   |              | 422 | address_refused | local_address
			new.sheen    | 224.0.0.1     |              | 422 | address_refused | local_address
			new.sheen    | 172.30.9.9    |              | 422 | address_refused | local_address
			new.sheen    | 192.168.2.20  |              | 422 | address_refused | local_address
			new.sheen    | 192.168.1.255 |              | 422 | address_refused | local_address
			new.sheen    | 192.168.1     |              | 400 | invalid_value   | local_address
			new.sheen    | 192.168.1.20  | 172.30.0.1   | 422 | address_refused | overlay_address
			new.sheen    | 192.168.1.20  | 172.30.0.0   | 422 | address_refused | overlay_address
			new.sheen    | 192.168.1.20  | 172.30.0.255 | 422 | address_refused | overlay_address
			new.sheen    | 192.168.1.20  | 172.30.1.2   | 422 | address_refused | overlay_address
			new.sheen    | 192.168.1.20  | 172.30.0.2   | 409 | address_taken   | overlay_address
			""")
	void createWhenARuleIsBrokenSaysWhichAndStoresNothing(String name, String local, String overlay, int status,
			String code, String field) {
		this.admin.site("sheen");
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		this.admin.host("server.sheen", "192.168.1.10");
		String before = this.admin.get(Api.HOSTS).body();
		long revision = revision();
		String given = (overlay != null) ? ",\"overlay_address\":\"" + overlay + "\"" : "";
		Reply reply = this.admin.post(Api.HOSTS,
				"{\"name\":\"" + name + "\",\"local_address\":\"" + local + "\"" + given + "}");
		assertThat(reply.status()).as(reply.body()).isEqualTo(status);
		assertThat(reply.text("code")).isEqualTo(code);
		assertThat(reply.text("field")).isEqualTo(field);
		assertThat(this.admin.get(Api.HOSTS).body()).isEqualTo(before);
		assertThat(revision()).isEqualTo(revision);
	}

	@Test
	void createWhenAllAddressesAreTakenSaysWhatToDo() {
		this.admin.post(Api.SITES, "{\"domain\":\"tiny\",\"prefix_length\":30}");
		this.admin.host("one.tiny", "192.168.1.10");
		Reply reply = this.admin.host("two.tiny", "192.168.1.11");
		assertThat(reply.status()).isEqualTo(409);
		assertThat(reply.text("code")).isEqualTo("exhausted");
		assertThat(reply.text("detail")).contains("172.30.0.0/30", "larger subnet");
	}

	@Test
	void createWhenAnAddressWasGivenBackUsesItLast() {
		this.admin.post(Api.SITES, "{\"domain\":\"tiny\",\"prefix_length\":29}");
		IntStream.range(2, 5).forEach((place) -> this.admin.host("h" + place + ".tiny", "192.168.1." + place));
		this.admin.delete(Api.HOSTS + "/h3.tiny");
		this.admin.delete(Api.HOSTS + "/h2.tiny");
		assertThat(overlay(this.admin.host("a.tiny", "192.168.1.20"))).isEqualTo("172.30.0.5");
		assertThat(overlay(this.admin.host("b.tiny", "192.168.1.21"))).isEqualTo("172.30.0.6");
		assertThat(overlay(this.admin.host("c.tiny", "192.168.1.22"))).isEqualTo("172.30.0.3");
		assertThat(overlay(this.admin.host("d.tiny", "192.168.1.23"))).isEqualTo("172.30.0.2");
		assertThat(this.admin.host("e.tiny", "192.168.1.24").text("code")).isEqualTo("exhausted");
	}

	// W185
	@Test
	void removeGivesTheHostBack() {
		this.admin.site("sheen");
		String host = this.admin.host("server.sheen", "192.168.1.10").body();
		assertThat(this.admin.delete("/api/v1/hosts/server.sheen").body()).isEqualTo(host);
		assertThat(this.admin.delete("/api/v1/hosts/server.sheen").text("code")).isEqualTo("not_found");
	}

	@Test
	void createWhenTwoHundredComeAtOnceGivesEachAnAddressOfItsOwn() throws Exception {
		this.admin.site("sheen");
		List<Callable<Reply>> calls = IntStream.range(0, 200)
			.<Callable<Reply>>mapToObj(
					(number) -> () -> this.admin.host("h" + number + ".sheen", "192.168.1." + (number + 1)))
			.toList();
		Set<String> addresses = new HashSet<>();
		try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
			for (Future<Reply> reply : pool.invokeAll(calls)) {
				assertThat(reply.get().status()).as(reply.get().body()).isEqualTo(201);
				addresses.add(overlay(reply.get()));
			}
		}
		assertThat(addresses).hasSize(200);
	}

	private static String overlay(Reply reply) {
		return reply.text("overlay_address");
	}

}
