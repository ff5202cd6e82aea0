package dev.wm.agent.loop;

import java.util.Map;
import java.util.Random;

import dev.wm.agent.Samples;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.host.Paths;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.Step;
import dev.wm.contract.net.InterfaceName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The agent is taken off its machine. */
class TeardownTests extends AgentFixture {

	private SyncResult tearDown() {
		return new Teardown(this.machine, this.firewalls,
				new KeyStore(new Paths(this.root).privateKey(), new Random(1)), InterfaceName.WIREGUARD)
			.run();
	}

	@Test
	void runWhenEverythingIsAppliedRemovesItNamesFirstAndTheTableLast() {
		agent().sync(false);
		SyncResult result = tearDown();
		assertThat(result.succeeded()).isTrue();
		assertThat(result.actions()).startsWith("stop dnsmasq", "remove wg0")
			.containsSubsequence("remove wg0", "remove table ip wm", "remove /etc/wireguard/wg0.conf",
					"remove /etc/nftables.d/wm.nft", "remove /etc/wm/hosts", "remove /etc/wm/dnsmasq.servers",
					"remove /etc/wm/dnsmasq.conf")
			.anyMatch((text) -> text.startsWith("remove routing rule 5102"));
		ObservedState left = this.machine.observe();
		assertThat(left.interfaces()).hasSize(1);
		assertThat(left.table()).isEmpty();
		assertThat(left.routing().rules()).isEmpty();
		assertThat(left.resolver().running()).isFalse();
		assertThat(left.files()).containsOnlyKeys(ManagedFile.ADMITTED);
		// Others may rely on it by now.
		assertThat(left.routing().forwarding()).isTrue();
		assertThat(tearDown().steps()).isEmpty();
	}

	@Test
	void runWhenTheInterfaceIsAnothersLeavesItAndItsFile() {
		agent().sync(false);
		this.machine.deleteLink("wg0");
		this.machine.lan("wg0", "10.6.0.1/24");
		this.machine.tunnel = new TunnelState(Samples.key(9).publicKey(), 51820, Map.of());
		this.machine.edit(ManagedFile.WIREGUARD, "[Interface]\nPrivateKey = " + Samples.key(9).base64() + "\n");
		assertThat(tearDown().actions()).contains("remove table ip wm", "stop dnsmasq")
			.doesNotContain("remove wg0", "remove /etc/wireguard/wg0.conf");
		assertThat(this.machine.requireTunnelKey()).isEqualTo(Samples.key(9).publicKey());
		assertThat(this.machine.file(ManagedFile.WIREGUARD)).contains("PrivateKey");
	}

	// One that is not set up yet has no key to tell whose it is.
	@Test
	void runWhenAnInterfaceIsBlankAndNotRecordedLeavesIt() {
		this.machine.lan("wg0", "10.6.0.1/24");
		this.machine.tunnel = new TunnelState(null, 0, Map.of());
		assertThat(tearDown().steps()).isEmpty();
		assertThat(this.machine.observe().networkInterface("wg0")).isPresent();
	}

	@Test
	void runWhenAStepFailsDoesTheOthersAndSaysSo() {
		agent().sync(false);
		this.machine.fail(FirewallAction.RemoveTable.class);
		SyncResult result = tearDown();
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).containsExactly("Could not remove table ip wm: it was made to fail.");
		assertThat(this.machine.observe().networkInterface("wg0")).isEmpty();
		assertThat(result.steps()).extracting(Step::reason).containsOnly("wm-gateway is taken off this machine");
		this.machine.heal();
		assertThat(tearDown().actions()).containsExactly("remove table ip wm");
	}

}
