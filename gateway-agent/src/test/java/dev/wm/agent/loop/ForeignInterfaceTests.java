package dev.wm.agent.loop;

import java.io.IOException;
import java.util.Map;

import dev.wm.agent.Samples;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.TunnelState;
import dev.wm.agent.plan.Step;
import dev.wm.contract.v1.gateway.Repair;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody else's WireGuard server has the name that the agent would use. */
class ForeignInterfaceTests extends AgentFixture {

	private static final String SERVER = """
			[Interface]
			PrivateKey = %s
			Address = 10.6.0.1/24
			ListenPort = 51820
			""".formatted(Samples.key(9).base64());

	private void server() {
		this.machine.lan("wg0", "10.6.0.1/24");
		this.machine.tunnel = new TunnelState(Samples.key(9).publicKey(), 51820, Map.of());
	}

	private void isLeftAlone(String what) {
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).singleElement()
			.asString()
			.startsWith(what)
			.contains("set WM_INTERFACE=wm0 in /etc/wm/gateway.env");
		assertThat(this.machine.done).isEmpty();
		assertThat(lastReport().problems()).isEqualTo(result.problems());
		assertThat(lastReport().appliedTag()).isNull();
	}

	@Test
	void syncWhenTheInterfaceIsAnothersLeavesItAlone() {
		server();
		isLeftAlone("WireGuard interface wg0 exists and wm did not make it");
		assertThat(this.machine.tunnel).isEqualTo(new TunnelState(Samples.key(9).publicKey(), 51820, Map.of()));
	}

	@Test
	void syncWhenTheFileIsAnothersLeavesItAlone() {
		this.machine.edit(ManagedFile.WIREGUARD, SERVER);
		isLeftAlone("/etc/wireguard/wg0.conf exists and wm did not write it");
		assertThat(this.machine.file(ManagedFile.WIREGUARD)).isEqualTo(SERVER);
	}

	// Set up after wm was removed without its state.
	@Test
	void syncWhenBothAreAnothersAndTheRecordIsOldLeavesThemAlone() {
		server();
		this.machine.made = "wg0";
		this.machine.edit(ManagedFile.WIREGUARD, SERVER);
		isLeftAlone("WireGuard interface wg0 exists");
	}

	@Test
	void syncWhenAnotherTookItsPlaceForAWhileCallsTheReturnARepair() {
		Agent agent = agent();
		agent.sync(false);
		server();
		this.machine.edit(ManagedFile.WIREGUARD, SERVER);
		assertThat(agent.sync(false).problems()).singleElement().asString().startsWith("WireGuard interface wg0");
		assertThat(lastReport().appliedTag()).isNull();
		this.machine.deleteLink("wg0");
		this.machine.delete(ManagedFile.WIREGUARD);
		assertThat(agent.sync(false).succeeded()).isTrue();
		assertThat(lastReport().repairs()).extracting(Repair::detail).contains("Create wg0: it is missing.");
	}

	@Test
	void syncWhenTheSettingNamesAnotherWorksBesideIt() throws IOException {
		server();
		// In memory there is one tunnel and one file: only the interface stays.
		this.machine.tunnel = null;
		write("etc/wm/gateway.env", SETTINGS + "WM_INTERFACE=wm0\n");
		SyncResult result = agent().sync(false);
		assertThat(result.problems()).isEmpty();
		assertThat(result.steps()).extracting(Step::toString)
			.contains("create wm0: it is missing", "write /etc/wireguard/wm0.conf: it is missing",
					"route 172.30.0.0/16 through wm0: it is missing",
					"add routing rule 5102: from wm0 without mark 0x1000000: it is missing");
		assertThat(this.machine.file(ManagedFile.TABLE)).contains("iifname \"wm0\"").doesNotContain("wg0");
		assertThat(this.machine.file(ManagedFile.DNSMASQ)).doesNotContain("wg0");
	}

	// Made before there was a record: known by its key, or by the mark in its file.
	@Test
	void syncWhenItIsOfAnEarlierVersionGoesOn() {
		agent().sync(false);
		this.machine.made = null;
		assertThat(agent().sync(false).steps()).isEmpty();
		this.machine.delete(ManagedFile.WIREGUARD);
		assertThat(agent().sync(false).succeeded()).isTrue();
		this.machine.made = null;
		this.machine.tunnel = new TunnelState(Samples.key(9).publicKey(), 51820, Map.of());
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(this.machine.requireTunnelKey()).isEqualTo(Samples.KEY.publicKey());
	}

	@Test
	void syncWhenTheFileIsDamagedRepairsIt() {
		agent().sync(false);
		this.machine.edit(ManagedFile.WIREGUARD, "nonsense");
		assertThat(agent().sync(false).succeeded()).isTrue();
		this.machine.deleteLink("wg0");
		this.machine.edit(ManagedFile.WIREGUARD, "");
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(this.machine.file(ManagedFile.WIREGUARD)).contains("PrivateKey");
	}

	@Test
	void syncWhenTheSettingChangesReplacesTheOldInterface() throws IOException {
		agent().sync(false);
		write("etc/wm/gateway.env", SETTINGS + "WM_INTERFACE=wm0\n");
		assertThat(agent().sync(false).steps()).extracting(Step::toString)
			.containsSubsequence("remove wg0: the mesh's interface is wm0 now", "create wm0: it is missing");
		assertThat(this.machine.observe().networkInterface("wg0")).isEmpty();
		assertThat(agent().sync(false).steps()).isEmpty();
	}

}
