package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.process.Command;
import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.InterfaceName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.wm.agent.host.Namespace.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Who holds the port that the tunnel needs. */
class UdpPortHolderTests {

	private static final InterfaceName TUNNEL = new InterfaceName("wmp" + ProcessHandle.current().pid() % 10_000_000);

	private static final String OTHER = "wmq" + ProcessHandle.current().pid() % 10_000_000;

	private static final String CONFIGURATION = "[Interface]\nListenPort = 51820\n";

	@TempDir
	Path root;

	private final ScriptedRunner runner = new ScriptedRunner();

	private @Nullable Namespace gateway;

	@AfterEach
	void end() {
		if (this.gateway != null) {
			this.gateway.attempt(Command.of("ip", "link", "del", TUNNEL.text()));
			this.gateway.attempt(Command.of("ip", "link", "del", OTHER));
			this.gateway.close();
		}
	}

	private String failure(TunnelAction action) {
		LinuxHost host = new LinuxHost((this.gateway != null) ? this.gateway : this.runner, new Paths(this.root),
				TUNNEL, new ManualClock(), (name) -> true);
		return String.valueOf(assertThatExceptionOfType(HostException.class).isThrownBy(() -> host.execute(action))
			.actual()
			.getMessage());
	}

	@Test
	void executeWhenAProgramHasThePortNamesIt() {
		this.runner.fail("wg syncconf", "Unable to modify interface: Address already in use")
			.answer("ss", "UNCONN 0 0 0.0.0.0:51820 0.0.0.0:* users:((\"openvpn\",pid=815,fd=5))\n")
			.answer("wg show all", TUNNEL + "\t51820\nwg1\t51821\n");
		assertThat(failure(new TunnelAction.SyncTunnel(TUNNEL, new SecretText(CONFIGURATION))))
			.startsWith("UDP port 51820 is in use by openvpn (process 815). ")
			.contains("wm edit site", "WM_LISTEN_PORT");
	}

	@Test
	void executeWhenAnotherTunnelHasThePortNamesIt() {
		this.runner.fail("ip link set", "RTNETLINK answers: Address already in use")
			.answer("ss", "UNCONN 0 0 0.0.0.0:51820 0.0.0.0:*\n")
			.answer("wg show all", TUNNEL + "\t51820\nwg1\t51820\n")
			.answer("wg show", "51820\n");
		assertThat(failure(new TunnelAction.BringUp(TUNNEL, 1420)))
			.startsWith("UDP port 51820 is in use by WireGuard interface wg1. ");
	}

	@Test
	void executeWhenThePortIsTakenNamesTheSiteInTheCommand() throws IOException {
		this.runner.fail("wg syncconf", "Address already in use").fail("ss", "").fail("wg show", "");
		TunnelAction sync = new TunnelAction.SyncTunnel(TUNNEL, new SecretText(CONFIGURATION));
		Files.createDirectories(this.root.resolve("etc/wm"));
		Files.writeString(this.root.resolve("etc/wm/gateway.env"), "# x\nSITE_DOMAIN=sheen\nIS_HUB=false\n");
		assertThat(failure(sync)).contains("wm edit site sheen --set listen_port=51821");
		Files.writeString(this.root.resolve("etc/wm/gateway.env"), "IS_HUB=false\n");
		assertThat(failure(sync)).contains("wm edit site SITE --set listen_port=51821");
	}

	@Test
	void executeWhenNobodyIsKnownToHaveThePortNamesThePort() {
		this.runner.fail("wg syncconf", "Address already in use").fail("ss", "").fail("wg show", "");
		assertThat(failure(new TunnelAction.SyncTunnel(TUNNEL, new SecretText(CONFIGURATION))))
			.startsWith("UDP port 51820 is in use. Stop that");
	}

	@Test
	void programWhenTheSocketIsTheKernelsSaysSo() {
		assertThat(UdpPortHolder.program("UNCONN 0 0 0.0.0.0:51820 0.0.0.0:*\n")).contains("a kernel interface");
		assertThat(UdpPortHolder.program("")).isEmpty();
	}

	// Of the kernel or in user space, whichever this machine has.
	@Test
	void executeWhenThePortIsReallyTakenNamesTheHolder() {
		Namespace.require("wg", "wireguard-go", "ss", "nc");
		Namespace machine = new Namespace("port");
		this.gateway = machine;
		machine.ip("link set lo up");
		LinuxHost host = new LinuxHost(machine, new Paths(this.root), TUNNEL, new ManualClock(), (name) -> true);
		host.execute(new TunnelAction.CreateInterface(TUNNEL));
		host.execute(new TunnelAction.BringUp(TUNNEL, 1420));
		try (Namespace.Running holder = machine.start("nc", "-u", "-l", "-p", "51820")) {
			until(() -> !machine.run("ss", "-Huan", "sport", "=", ":51820").isBlank());
			assertThat(failure(new TunnelAction.SyncTunnel(TUNNEL, new SecretText(CONFIGURATION))))
				.startsWith("UDP port 51820 is in use by nc (process " + holder.process().pid() + "). ");
		}
		until(() -> machine.run("ss", "-Huan", "sport", "=", ":51820").isBlank());
		host.execute(new TunnelAction.CreateInterface(new InterfaceName(OTHER)));
		host.execute(new TunnelAction.BringUp(new InterfaceName(OTHER), 1420));
		machine.run(Command.of("wg", "set", OTHER, "listen-port", "51820"));
		assertThat(failure(new TunnelAction.SyncTunnel(TUNNEL, new SecretText(CONFIGURATION))))
			.startsWith("UDP port 51820 is in use by WireGuard interface " + OTHER + ". ");
	}

}
