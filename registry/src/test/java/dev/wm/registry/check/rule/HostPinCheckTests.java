package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.List;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HostPinCheckTests extends HealthyMeshTestBase {

	private static final String OWN = "52:54:00:12:34:56";

	private static final String OTHER = "02:00:00:00:00:01";

	@Test
	void runWhenAPinnedHostIsElsewhereNamesBothAddressesAndTheCommand() {
		pin(OWN, false);
		sees(2, new String[] { "192.168.1.77", OWN });
		assertThat(codes()).containsExactly("ERROR host_moved host server.sheen");
		Finding finding = run().getFirst();
		assertThat(finding.detail()).isEqualTo(
				"server.sheen (52:54:00:12:34:56) has moved from 192.168.1.10 to 192.168.1.77 on the LAN of sheen.");
		assertThat(finding.remedy())
			.isEqualTo("Give it the new address: wm edit host server.sheen --set local_address=192.168.1.77");
	}

	@Test
	void runWhenItFollowsSaysThatItWill() {
		pin(OWN, true);
		sees(2, new String[] { "192.168.1.77", OWN });
		assertThat(run().getFirst().remedy()).startsWith("Its address follows by itself, once in ten minutes at most")
			.endsWith("wm edit host server.sheen --set local_address=192.168.1.77");
	}

	@Test
	void runWhenAnotherHostHasTheNewAddressNamesIt() {
		pin(OWN, true);
		this.hosts = List.of(this.hosts.getFirst(), host("nas.sheen", "192.168.1.77", 2, 3),
				host("nas.osrc", "192.168.1.78", 1, 3));
		sees(2, new String[] { "192.168.1.77", OWN });
		assertThat(run().getFirst().remedy()).startsWith("That is the local address of nas.sheen: ");
		sees(2, new String[] { "192.168.1.78", OWN });
		assertThat(run().getFirst().remedy()).doesNotContain("nas");
	}

	@Test
	void runWhenAnotherMachineHasTheAddressIsAnError() {
		pin(OWN, false);
		sees(2, new String[] { "192.168.1.10", OTHER });
		assertThat(codes()).containsExactly("ERROR host_taken host server.sheen");
		assertThat(run().getFirst().detail())
			.isEqualTo("192.168.1.10 answers from 02:00:00:00:00:01, but server.sheen is pinned to 52:54:00:12:34:56:"
					+ " its gateway lets nothing of that machine into the mesh.");
		assertThat(run().getFirst().remedy()).endsWith("pin that: wm edit host server.sheen --mac 02:00:00:00:00:01");
	}

	@Test
	void runWhenTheReportIsOldOrForeignFindsNothing() {
		sees(2, new String[] { "192.168.1.77", OWN });
		assertThat(codes()).isEmpty();
		pin(OWN, false);
		sees(2, new String[] { "192.168.1.10", OWN }, new String[] { "192.168.1.77", OTHER });
		assertThat(codes()).isEmpty();
		sees(2);
		sees(1, new String[] { "192.168.1.77", OWN });
		assertThat(codes()).isEmpty();
		silentFor(Duration.ofSeconds(31));
		Gateway silent = this.gateways.get(2);
		replace(2, seeing(silent, List.of(sighting("192.168.1.77", OWN))));
		assertThat(codes()).doesNotContain("ERROR host_moved host server.sheen");
	}

	private void pin(String mac, boolean follow) {
		Host host = this.hosts.getFirst();
		this.hosts = List.of(new Host(host.name(), host.localAddress(), host.overlayAddress(), HostType.STANDARD, false,
				MacAddress.parse(mac), follow));
	}

	private void sees(int gateway, String[]... sightings) {
		replace(gateway, seeing(this.gateways.get(gateway),
				List.of(sightings).stream().map((seen) -> sighting(seen[0], seen[1])).toList()));
	}

	private static HostSighting sighting(String address, String mac) {
		return new HostSighting(HostName.parse("server.sheen"), IpAddress.parse(address), MacAddress.parse(mac));
	}

	private static Gateway seeing(Gateway from, List<HostSighting> sightings) {
		return new Gateway(from.site(), true, from.inSync(), from.lastSeen(), from.version(), from.publicAddress(), 1L,
				null, List.of(), FINE, from.peers(), List.of(), List.of(), sightings);
	}

}
