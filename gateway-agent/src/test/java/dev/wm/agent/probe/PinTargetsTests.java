package dev.wm.agent.probe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.gateway.HostSighting;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PinTargetsTests {

	private static final String OWN = "52:54:00:00:00:10";

	private static final String OTHER = "52:54:00:00:00:77";

	private static final PinTargets TARGETS = targets(List.of(host("server.sheen", "192.168.1.10", OWN)));

	private static PinTargets targets(List<ProbeTargets.HostTarget> hosts) {
		return PinTargets.of(hosts,
				List.of(new PinTargets.Lan(new InterfaceName("br0"), InterfaceAddress.parse("192.168.1.250/24")),
						new PinTargets.Lan(new InterfaceName("eth1"), InterfaceAddress.parse("10.7.0.250/24"))));
	}

	private static ProbeTargets.HostTarget host(String name, String local, String mac) {
		return new ProbeTargets.HostTarget(HostName.parse(name), IpAddress.parse(local),
				mac.isEmpty() ? null : MacAddress.parse(mac), IpAddress.parse("172.30.2.2"));
	}

	private static List<String> suspects(PinTargets targets, String... lines) {
		List<NeighbourTable.Neighbour> neighbours = new ArrayList<>();
		for (String line : lines) {
			String[] words = line.split(" ", -1);
			neighbours
				.add(new NeighbourTable.Neighbour(IpAddress.parse(words[0]), words[1], MacAddress.parse(words[2])));
		}
		return targets.suspects(new NeighbourTable(neighbours)).stream().map(IpAddress::toString).toList();
	}

	private static List<String> sightings(PinTargets targets, String... answers) {
		Map<IpAddress, MacAddress> found = new LinkedHashMap<>();
		for (String answer : answers) {
			String[] words = answer.split(" ", -1);
			found.put(IpAddress.parse(words[0]), MacAddress.parse(words[1]));
		}
		return targets.sightings(found)
			.stream()
			.map((seen) -> seen.name() + " " + seen.address() + " " + seen.mac())
			.toList();
	}

	@Test
	void suspectsWhenTheTableAgreesAreNone() {
		assertThat(suspects(TARGETS)).isEmpty();
		assertThat(suspects(TARGETS, "192.168.1.10 br0 " + OWN, "192.168.1.77 br0 " + OTHER)).isEmpty();
		assertThat(TARGETS.isEmpty()).isFalse();
		assertThat(targets(List.of(host("nas.sheen", "192.168.1.11", ""))).isEmpty()).isTrue();
		assertThat(new PinTargets(TARGETS.pinned(), List.of()).isEmpty()).isTrue();
	}

	@Test
	void suspectsWhenTheEthernetAddressIsElsewhereAreBothAddresses() {
		assertThat(suspects(TARGETS, "192.168.1.77 br0 " + OWN)).containsExactly("192.168.1.10", "192.168.1.77");
		assertThat(suspects(TARGETS, "10.7.0.5 eth1 " + OWN)).containsExactly("192.168.1.10", "10.7.0.5");
	}

	@Test
	void suspectsWhenAnotherMachineHasTheAddressAreThat() {
		assertThat(suspects(TARGETS, "192.168.1.10 br0 " + OTHER)).containsExactly("192.168.1.10");
	}

	// Not a LAN's interface, not the LAN of that interface, no machine's address.
	@Test
	void suspectsWhenAnEntryIsNotOnALanAreNone() {
		assertThat(suspects(TARGETS, "192.168.1.77 wan0 " + OWN, "203.0.113.5 br0 " + OWN, "192.168.1.77 eth1 " + OWN,
				"192.168.1.255 br0 " + OWN, "192.168.1.10 wan0 " + OTHER))
			.isEmpty();
	}

	@Test
	void suspectsWhenAMachineIsTwoHostsAreNone() {
		PinTargets two = targets(
				List.of(host("server.sheen", "192.168.1.10", OWN), host("web.sheen", "192.168.1.11", OWN)));
		assertThat(suspects(two, "192.168.1.10 br0 " + OWN, "192.168.1.11 br0 " + OWN)).isEmpty();
		assertThat(sightings(two, "192.168.1.11 " + OWN)).isEmpty();
	}

	@Test
	void suspectsWhenThereAreManyAreBounded() {
		String[] lines = IntStream.range(20, 200)
			.mapToObj((number) -> "192.168.1." + number + " br0 " + OWN)
			.toArray(String[]::new);
		assertThat(suspects(TARGETS, lines)).hasSize(5);
		PinTargets many = targets(IntStream.range(20, 200)
			.mapToObj((number) -> host("h" + number + ".sheen", "192.168.1." + number,
					"52:54:00:00:01:%02x".formatted(number)))
			.toList());
		assertThat(suspects(many, lines)).hasSize(64);
		assertThat(sightings(many,
				IntStream.range(20, 200)
					.mapToObj((number) -> "192.168.1." + number + " " + OTHER)
					.toArray(String[]::new)))
			.hasSize(100);
	}

	@Test
	void sightingsWhenItAnswersElsewhereAndNotAtHomeAreTheMove() {
		assertThat(sightings(TARGETS, "192.168.1.77 " + OWN)).containsExactly("server.sheen 192.168.1.77 " + OWN);
		assertThat(sightings(TARGETS, "192.168.1.78 " + OWN, "10.7.0.5 " + OWN))
			.containsExactly("server.sheen 10.7.0.5 " + OWN, "server.sheen 192.168.1.78 " + OWN);
	}

	@Test
	void sightingsWhenItAnswersAtHomeTooAreNone() {
		assertThat(sightings(TARGETS, "192.168.1.77 " + OWN, "192.168.1.10 " + OWN)).isEmpty();
		assertThat(sightings(TARGETS)).isEmpty();
	}

	@Test
	void sightingsWhenAnotherMachineTookItsPlaceAreBoth() {
		assertThat(sightings(TARGETS, "192.168.1.10 " + OTHER)).containsExactly("server.sheen 192.168.1.10 " + OTHER);
		assertThat(sightings(TARGETS, "192.168.1.10 " + OTHER, "192.168.1.77 " + OWN))
			.containsExactly("server.sheen 192.168.1.10 " + OTHER, "server.sheen 192.168.1.77 " + OWN);
	}

	@Test
	void contradictsWhenTheHostHasChangedIsFalse() {
		HostSighting moved = seen("192.168.1.77", OWN);
		HostSighting taken = seen("192.168.1.10", OTHER);
		assertThat(TARGETS.contradicts(moved)).isTrue();
		assertThat(TARGETS.contradicts(taken)).isTrue();
		PinTargets followed = targets(List.of(host("server.sheen", "192.168.1.77", OWN)));
		assertThat(followed.contradicts(moved)).isFalse();
		assertThat(followed.contradicts(taken)).isFalse();
		assertThat(targets(List.of(host("server.sheen", "192.168.1.10", OTHER))).contradicts(taken)).isFalse();
		assertThat(targets(List.of()).contradicts(moved)).isFalse();
	}

	private static HostSighting seen(String address, String mac) {
		return new HostSighting(HostName.parse("server.sheen"), IpAddress.parse(address), MacAddress.parse(mac));
	}

}
