package dev.wm.agent.probe;

import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NeighbourTableTests {

	@Test
	void parseWhenThereIsMuchKeepsMachinesWithAnEthernetAddress() {
		NeighbourTable table = NeighbourTable.parse("""
				[{"dst":"192.168.1.10","dev":"eth0","lladdr":"52:54:00:00:00:10","state":["REACHABLE"]},{},
				{"dst":"192.168.1.11","dev":"eth0","state":["FAILED"]},
				{"dst":"192.168.1.12","dev":"tun0","lladdr":"10.0.0.1","state":["NOARP"]},
				{"dst":"192.168.1.13","dev":"eth0","lladdr":"00:00:00:00:00:00","state":["NOARP"]},
				{"dst":"224.0.0.22","dev":"eth0","lladdr":"01:00:5e:00:00:16","state":["NOARP"]},
				{"dst":"fe80::1","dev":"eth0","lladdr":"52:54:00:00:00:11","router":null,"state":["STALE"]},
				{"dst":"10.0.0.5","dev":"eth1","lladdr":"52:54:00:00:00:12","state":["PERMANENT"],"new":[1]}]""");
		assertThat(table.neighbours()).map(Object::toString)
			.containsExactly("Neighbour[address=192.168.1.10, device=eth0, mac=52:54:00:00:00:10]",
					"Neighbour[address=10.0.0.5, device=eth1, mac=52:54:00:00:00:12]");
		assertThat(table.at(IpAddress.parse("10.0.0.5"))).hasToString("Optional[52:54:00:00:00:12]");
		assertThat(table.at(IpAddress.parse("192.168.1.11"))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \n", "[]", "null", "{}", "192.168.1.10 dev eth0", "[{\"dst\":[]}]", "[{" })
	void parseWhenThereIsNothingToUseIsEmpty(String text) {
		assertThat(NeighbourTable.parse(text).neighbours()).isEmpty();
	}

}
