package dev.wm.agent.loop;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.PortHolder;
import dev.wm.agent.observed.SystemState;
import dev.wm.agent.probe.UpstreamState;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The upstream name servers as the agent uses and reports them. */
class UpstreamTests extends AgentFixture {

	private static final NameServer ROUTER = NameServer.parse("192.168.1.1");

	private static final NameServer OTHER = NameServer.parse("9.9.9.9");

	private void machineNames(boolean kept, NameServer... servers) {
		this.machine.system = new SystemState(List.of(servers), kept, List.of(), true, false);
	}

	private String servers() {
		return this.machine.file(ManagedFile.SERVERS);
	}

	@Test
	void syncWhenAnUpstreamAsksThisGatewayInTurnLeavesItOutAndSaysSo() {
		machineNames(false, ROUTER, OTHER);
		this.upstreams = Map.of(ROUTER, UpstreamState.LOOPING, OTHER, UpstreamState.ANSWERING);
		Agent agent = agent();
		agent.sync(false);
		SyncResult result = agent.sync(false);
		assertThat(result.problems())
			.containsExactly("The name server 192.168.1.1 asks this gateway in turn, a loop, so it"
					+ " is left out: let it forward nothing but the mesh's domains to this gateway, or set WM_UPSTREAM_DNS in"
					+ " gateway.env to another name server and restart wm-gateway.");
		assertThat(servers()).contains("server=9.9.9.9\n").doesNotContain("server=192.168.1.1");
	}

	@Test
	void syncWhenAnUpstreamDoesNotAnswerGoesOnWithItAndSaysSo() {
		this.upstreams = Map.of(ROUTER, UpstreamState.SILENT);
		Agent agent = agent();
		agent.sync(false);
		assertThat(agent.sync(false).problems())
			.containsExactly("The name server 192.168.1.1 does not answer: check it,"
					+ " or set WM_UPSTREAM_DNS in gateway.env to one that does and restart wm-gateway.");
		assertThat(servers()).contains("server=192.168.1.1\n");
	}

	@Test
	void syncWhenTheMachineNamesNoneSaysWhichOneIsKept() {
		machineNames(true, ROUTER);
		assertThat(agent().sync(false).problems())
			.containsExactly("This machine's /etc/resolv.conf names no name server,"
					+ " so the last one stays in use (192.168.1.1): correct that file, or set WM_UPSTREAM_DNS in gateway.env and restart wm-gateway.");
		assertThat(servers()).contains("server=192.168.1.1\n");
	}

	@Test
	void syncWhenTheMachineNamesItselfSaysSo() {
		List<NameServer> itself = List.of(NameServer.parse("192.168.1.250"));
		this.machine.system = new SystemState(List.of(ROUTER), true, itself, List.of(), true, false);
		assertThat(agent().sync(false).problems())
			.containsExactly("This machine's /etc/resolv.conf names this gateway itself (192.168.1.250) as name server"
					+ " and no other. So the last one stays in use (192.168.1.1): correct that file, or set"
					+ " WM_UPSTREAM_DNS in gateway.env and restart wm-gateway.");
		this.machine.system = new SystemState(List.of(), true, itself, List.of(), true, false);
		assertThat(agent().sync(false).problems())
			.containsExactly("This machine's /etc/resolv.conf names this gateway itself (192.168.1.250) as name server"
					+ " and no other. No upstream name server is known: set WM_UPSTREAM_DNS in gateway.env and restart"
					+ " wm-gateway.");
	}

	@Test
	void syncWhenGatewayEnvNamesSomeTakesBothFamiliesButNoMissingInterface() throws IOException {
		write("etc/wm/gateway.env", SETTINGS + "WM_UPSTREAM_DNS=2001:db8::53,fe80::1%eth0,fe80::1%eth9\n");
		assertThat(agent().sync(false).problems())
			.containsExactly("The name server fe80::1%eth9 is left out, since there is no interface eth9: correct"
					+ " WM_UPSTREAM_DNS in gateway.env and restart wm-gateway.");
		assertThat(servers()).contains("server=2001:db8::53\nserver=fe80::1%eth0\n").doesNotContain("eth9");
	}

	@Test
	void syncWhenResolvConfChangesReportsNoDrift() {
		Agent agent = agent();
		agent.sync(false);
		machineNames(false, OTHER);
		assertThat(agent.sync(false).steps()).isNotEmpty();
		assertThat(servers()).contains("server=9.9.9.9\n");
		assertThat(lastReport().repairs()).isEmpty();
		assertThat(this.lines).noneMatch((line) -> line.contains("repaired"));
	}

	@Test
	void syncWhenAnotherProgramHasPort53OfALanLeavesThatAddressOut() {
		this.machine.system = new SystemState(List.of(ROUTER), false,
				List.of(new PortHolder(IpAddress.LOOPBACK, "unbound", 7),
						new PortHolder(IpAddress.parse("192.168.1.250"), "AdGuardHome", 812)),
				true, false);
		Agent agent = agent();
		assertThat(agent.sync(false).problems())
			.containsExactly("Port 53 of 192.168.1.250 is taken by AdGuardHome (process"
					+ " 812), so that LAN has no names of the mesh: stop that program, or have it listen elsewhere.");
		assertThat(this.machine.file(ManagedFile.DNSMASQ)).contains("listen-address=172.30.2.1\n")
			.doesNotContain("listen-address=127.0.0.1", "listen-address=192.168.1.250");
		machineNames(false, ROUTER);
		assertThat(agent.sync(false).problems()).isEmpty();
		assertThat(this.machine.file(ManagedFile.DNSMASQ)).contains("listen-address=127.0.0.1\n",
				"listen-address=192.168.1.250\n");
	}

}
