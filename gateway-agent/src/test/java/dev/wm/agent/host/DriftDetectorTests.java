package dev.wm.agent.host;

import dev.wm.contract.net.InterfaceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which lines of the monitors are worth an observation at once. */
class DriftDetectorTests {

	private final DriftSignal drift = new DriftSignal();

	private final DriftDetector table = new DriftDetector(TableWatch.TABLE, this.drift);

	private final DriftDetector network = new DriftDetector(NetworkInspector.losses(InterfaceName.WIREGUARD),
			this.drift);

	@ParameterizedTest
	@ValueSource(strings = { "delete table ip wm", "delete rule ip wm forward handle 12",
			"delete element ip wm hosts_at { \"eth0\" . 192.168.1.10 }",
			"insert rule ip wm forward accept # handle 90" })
	void tableWhenALineIsAboutItRaisesTheSignal(String line) {
		this.table.accept(line + "\n");
		assertThat(this.drift.change()).isDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete table ip wmx", "delete table ip6 wm", "add table inet filter",
			"# new generation 8 by process 2 (nft)", "add rule ip nat POSTROUTING comment \"ip wm\"" })
	void tableWhenALineIsAboutSomethingElseDoesNot(String line) {
		this.table.accept(line + "\n");
		assertThat(this.drift.change()).isNotDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Deleted 172.30.0.0/16 dev wg0 scope link src 172.30.2.1",
			"Deleted 5: wg0    inet 172.30.2.1/24 scope global wg0", "Deleted 5: wg0: <POINTOPOINT,NOARP> mtu 1420",
			"5: wg0: <POINTOPOINT,NOARP> mtu 1420 state DOWN",
			"Deleted 5102:\tfrom all fwmark 0/0x1000000 iif wg0 blackhole",
			"Deleted 5103:\tfrom all to 172.30.0.0/16 fwmark 0/0x1000000 blackhole" })
	void networkWhenSomethingOfTheMeshIsLostRaisesTheSignal(String line) {
		this.network.accept(line + "\n");
		assertThat(this.drift.change()).isDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Deleted 9: veth12ab: <BROADCAST,MULTICAST> mtu 1500", "172.30.0.0/16 dev wg0 scope link",
			"5: wg0: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1420", "Deleted 5201:\tfrom all lookup 52",
			"Deleted 10.0.0.0/8 dev wg01" })
	void networkWhenNothingOfTheMeshIsLostDoesNot(String line) {
		this.network.accept(line + "\n");
		assertThat(this.drift.change()).isNotDone();
	}

	@Test
	void acceptWhenALineComesInPartsWaitsForItsEnd() {
		this.table.accept("delete tab");
		this.table.accept("le ip wm");
		assertThat(this.drift.change()).isNotDone();
		this.table.accept("\n");
		assertThat(this.drift.change()).isDone();
	}

	@Test
	void resetWhenRaisedWaitsForTheNextChange() {
		this.drift.raise();
		this.drift.reset();
		assertThat(this.drift.change()).isNotDone();
		this.drift.raise();
		assertThat(this.drift.change()).isDone();
	}

}
