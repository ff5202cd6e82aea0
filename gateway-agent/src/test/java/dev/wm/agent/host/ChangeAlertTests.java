package dev.wm.agent.host;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.wm.agent.desired.DesiredStateMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Which lines of the monitors are worth an observation at once. */
class ChangeAlertTests {

	private final ChangeAlarm alarm = new ChangeAlarm();

	private final ChangeAlert table = new ChangeAlert(TableWatch.TABLE, this.alarm);

	private final ChangeAlert network = new ChangeAlert(NetworkInspector.losses(DesiredStateMapper.MESH), this.alarm);

	@ParameterizedTest
	@ValueSource(strings = { "delete table ip wm", "delete rule ip wm forward handle 12",
			"delete element ip wm hosts_at { \"eth0\" . 192.168.1.10 }",
			"insert rule ip wm forward accept # handle 90" })
	void tableWhenALineIsAboutItRaisesTheAlarm(String line) {
		this.table.accept(line + "\n");
		assertThat(this.alarm.change()).isDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "delete table ip wmx", "delete table ip6 wm", "add table inet filter",
			"# new generation 8 by process 2 (nft)", "add rule ip nat POSTROUTING comment \"ip wm\"" })
	void tableWhenALineIsAboutSomethingElseDoesNot(String line) {
		this.table.accept(line + "\n");
		assertThat(this.alarm.change()).isNotDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Deleted 172.30.0.0/16 dev wg0 scope link src 172.30.2.1",
			"Deleted 5: wg0    inet 172.30.2.1/24 scope global wg0", "Deleted 5: wg0: <POINTOPOINT,NOARP> mtu 1420",
			"5: wg0: <POINTOPOINT,NOARP> mtu 1420 state DOWN",
			"Deleted 5102:\tfrom all fwmark 0/0x1000000 iif wg0 blackhole",
			"Deleted 5103:\tfrom all to 172.30.0.0/16 fwmark 0/0x1000000 blackhole" })
	void networkWhenSomethingOfTheMeshIsLostRaisesTheAlarm(String line) {
		this.network.accept(line + "\n");
		assertThat(this.alarm.change()).isDone();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Deleted 9: veth12ab: <BROADCAST,MULTICAST> mtu 1500", "172.30.0.0/16 dev wg0 scope link",
			"5: wg0: <POINTOPOINT,NOARP,UP,LOWER_UP> mtu 1420", "Deleted 5201:\tfrom all lookup 52",
			"Deleted 10.0.0.0/8 dev wg01" })
	void networkWhenNothingOfTheMeshIsLostDoesNot(String line) {
		this.network.accept(line + "\n");
		assertThat(this.alarm.change()).isNotDone();
	}

	@Test
	void acceptWhenALineComesInPartsWaitsForItsEnd() {
		this.table.accept("delete tab");
		this.table.accept("le ip wm");
		assertThat(this.alarm.change()).isNotDone();
		this.table.accept("\n");
		assertThat(this.alarm.change()).isDone();
	}

	@Test
	void resetWhenRaisedWaitsForTheNextChange() {
		this.alarm.raise();
		this.alarm.reset();
		assertThat(this.alarm.change()).isNotDone();
		this.alarm.raise();
		assertThat(this.alarm.change()).isDone();
	}

}
