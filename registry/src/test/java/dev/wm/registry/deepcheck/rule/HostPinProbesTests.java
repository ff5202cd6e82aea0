package dev.wm.registry.deepcheck.rule;

import java.util.List;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.v1.check.CheckOutcome;
import dev.wm.contract.v1.check.HostPresence;
import dev.wm.contract.v1.check.NamedCheck;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a deep check makes of the Ethernet addresses at which hosts answer. */
class HostPinProbesTests {

	private static final String NAS = "52:54:00:00:00:01";

	private static final String SERVER = "52:54:00:00:00:02";

	private final ThreeSiteMesh mesh = new ThreeSiteMesh();

	@Test
	void hostsWhenTheyAreNotPinnedAreOfferedAPin() {
		this.mesh.sheenSees(NAS, SERVER);
		assertThat(lines()).containsExactly(
				"info nas.sheen answers from 52:54:00:00:00:01 and is not pinned to it."
						+ " Pin it if it matters: wm edit host nas.sheen --mac 52:54:00:00:00:01",
				"info server.sheen answers from 52:54:00:00:00:02 and is not pinned to it."
						+ " Pin it if it matters: wm edit host server.sheen --mac 52:54:00:00:00:02");
		assertThat(hosts().outcome()).isEqualTo(CheckOutcome.PASS);
	}

	@Test
	void hostsWhenTheyArePinnedAreNotOfferedOne() {
		pin("nas.sheen", NAS);
		this.mesh.sheenSees(NAS, SERVER);
		assertThat(lines()).singleElement().asString().contains("server.sheen answers from");
		pin("server.sheen", SERVER);
		assertThat(lines()).isEmpty();
	}

	// A router or proxy ARP stands between.
	@Test
	void hostsWhenTwoAnswerFromOneEthernetAddressAreNotOfferedIt() {
		this.mesh.sheenSees(NAS, NAS);
		assertThat(lines()).isEmpty();
		pin("nas.sheen", NAS);
		assertThat(lines()).isEmpty();
	}

	@Test
	void hostsWhenManyAreNotPinnedAreOneFinding() {
		for (int number = 3; number <= 7; number++) {
			this.mesh.hosts.add(HostName.parse("h" + number + ".sheen"));
		}
		this.mesh.sheenSees(NAS, SERVER, "52:54:00:00:00:03", "52:54:00:00:00:04", "52:54:00:00:00:05",
				"52:54:00:00:00:06", "52:54:00:00:00:07");
		assertThat(lines())
			.containsExactly("info 7 hosts are not pinned to the Ethernet addresses from which they answer:"
					+ " nas.sheen from 52:54:00:00:00:01, server.sheen from 52:54:00:00:00:02,"
					+ " h3.sheen from 52:54:00:00:00:03, h4.sheen from 52:54:00:00:00:04,"
					+ " h5.sheen from 52:54:00:00:00:05 and 2 more."
					+ " Pin what matters, each by its name and address: wm edit host nas.sheen --mac 52:54:00:00:00:01");
	}

	@Test
	void hostsWhenAnotherMachineAnswersAtAPinnedOneFail() {
		pin("nas.sheen", NAS);
		pin("server.sheen", SERVER);
		this.mesh.sheenSees("02:00:00:00:00:09", SERVER);
		assertThat(hosts().outcome()).isEqualTo(CheckOutcome.FAIL);
		assertThat(lines()).singleElement()
			.asString()
			.startsWith("error 192.168.1.10 answers from 02:00:00:00:00:09, but nas.sheen is pinned to " + NAS);
	}

	@Test
	void hostsWhenOneHasMovedSayWhereAndNotThatItIsAbsent() {
		pin("nas.sheen", NAS);
		this.mesh.sheenSeesHost(HostPresence.ABSENT);
		this.mesh.foundHost("host_moved", "nas.sheen");
		assertThat(lines()).containsExactly("error It is so. Do so.");
		assertThat(hosts().outcome()).isEqualTo(CheckOutcome.FAIL);
	}

	private void pin(String host, String mac) {
		this.mesh.pins.put(HostName.parse(host), MacAddress.parse(mac));
	}

	private NamedCheck hosts() {
		return this.mesh.checks().get(9);
	}

	private List<String> lines() {
		return hosts().findings()
			.stream()
			.map((finding) -> finding.severity() + " " + finding.detail() + " " + finding.remedy())
			.toList();
	}

}
