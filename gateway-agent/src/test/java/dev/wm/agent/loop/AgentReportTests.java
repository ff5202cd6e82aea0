package dev.wm.agent.loop;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What an agent reports to the registry. */
class AgentReportTests extends AgentFixture {

	@Test
	void runWhenTrafficIsCountedReportsItAtIntervals() {
		this.time.then(() -> this.machine.traffic(Samples.key(3).publicKey(), 10, 1000)).then(4, () -> {
			assertThat(this.registry.reports).hasSize(1);
			this.machine.traffic(Samples.key(3).publicKey(), 20, 2000);
		}).then(3, () -> {
		});
		run();
		assertThat(this.registry.reports).hasSize(2);
		assertThat(lastReport().peers()).singleElement().satisfies((peer) -> {
			assertThat(peer.publicKey()).isEqualTo(Samples.key(3).publicKey());
			assertThat(peer.receivedBytes()).isEqualTo(2000);
		});
		assertThat(lastReport().subsystems()).hasSize(4)
			.allMatch((subsystem) -> subsystem.state() == SubsystemState.APPLIED && subsystem.detail() == null);
	}

	@Test
	void runWhenASubsystemFailsReportsWhichAndWhy() {
		this.machine.fail(FirewallAction.LoadTable.class);
		run();
		assertThat(lastReport().subsystems()).extracting(SubsystemReport::state)
			.containsExactly(SubsystemState.FAILED, SubsystemState.FAILED, SubsystemState.APPLIED,
					SubsystemState.FAILED);
		assertThat(lastReport().subsystems().get(1).detail())
			.isEqualTo("Could not load table ip wm: it was made to fail.");
	}

	@Test
	void runWhenThereIsAnotherNetworkReportsItAsAnUplink() {
		this.machine.lan("eth1", "203.0.113.7/24");
		run();
		assertThat(lastReport().lans()).containsExactly(Cidr.parse("192.168.1.0/24"));
		assertThat(lastReport().lanAddresses()).containsExactly(IpAddress.parse("192.168.1.250"));
		assertThat(lastReport().uplinks()).containsExactly(Cidr.parse("203.0.113.0/24"));
	}

	// It may have moved: nobody need have touched the machine for that.
	@Test
	void runWhenARoamedPeerIsSilentSetsItsEndpointButReportsNoRepair() {
		PublicKey hub = Samples.key(2).publicKey();
		agent().sync(false);
		this.time.then(() -> this.machine.roam(hub, "198.51.100.7:4000", false)).then(() -> {
		});
		run();
		assertThat(this.lines)
			.contains("applied: sync the peers of wg0: peer wg needs its endpoint 203.0.113.10:51820");
		assertThat(lastReport().repairs()).isEmpty();
		this.time.then(() -> this.machine.roam(hub, "198.51.100.7:4000", false))
			.then(() -> this.machine.delete(ManagedFile.HOSTS))
			.then(() -> {
			});
		run();
		assertThat(lastReport().repairs()).extracting(Repair::subsystem).doesNotContain(Subsystem.WIREGUARD);
		assertThat(lastReport().repairs()).isNotEmpty();
	}

	// More than are kept, and each reads like the ones before.
	@Test
	void runWhenTheSameIsRepairedAgainAndAgainReportsEachTime() {
		agent().sync(false);
		for (int time = 0; time < 12; time++) {
			int before = time;
			this.time.then(() -> {
				assertThat(this.registry.reports).hasSizeGreaterThan(before);
				this.registry.reports.subList(before + 1, this.registry.reports.size()).clear();
				this.machine.deleteLink("wg0");
			});
		}
		this.time.then(() -> assertThat(this.registry.reports).hasSizeGreaterThan(12));
		run();
	}

	@Test
	void runWhenTheMachineCannotBeObservedReportsIt() {
		this.time.then(() -> this.machine.blind = true).then(() -> {
		});
		run();
		assertThat(lastReport().problems()).containsExactly("nobody can see it.");
		assertThat(lastReport().appliedTag()).isNotNull();
		assertThat(lastReport().lans()).containsExactly(Cidr.parse("192.168.1.0/24"));
	}

	@Test
	void reportWhenTheLanAddressChangesSaysSoUntilItIsAccepted() {
		this.time.then(() -> this.machine.lan("eth0", "192.168.1.251/24")).then(() -> {
		});
		run();
		assertThat(lastReport().problems()).singleElement()
			.asString()
			.startsWith("This gateway's LAN address on eth0 changed from 192.168.1.250 to 192.168.1.251");
		assertThat(agent().acceptAddresses()).containsExactly(LanAddress.parse("eth0", "192.168.1.251/24"));
		assertThat(agent().sync(false).problems()).isEmpty();
	}

}
