package dev.wm.agent.host;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Step;
import dev.wm.agent.process.Command;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/** A hub with a thousand devices, and real WireGuard. */
@Execution(ExecutionMode.CONCURRENT)
class DevicesNamespaceTests {

	private static final int COUNT = 1000;

	private static final int KEY_BYTES = 32;

	private static final Set<ApplyStage> STAGES = Set.of(ApplyStage.FIREWALL, ApplyStage.FLOWS, ApplyStage.TUNNEL);

	// wireguard-go's sockets are those of the whole machine.
	private final InterfaceName tunnel = new InterfaceName("wmd" + ProcessHandle.current().pid() % 10_000_000);

	@TempDir
	Path root;

	private final Namespace gateway = new Namespace("hub");

	@AfterEach
	void end() {
		this.gateway.attempt(Command.of("ip", "link", "del", "dev", this.tunnel.text()));
		this.gateway.close();
	}

	private static List<DevicePeer> devices() {
		IpAddress first = IpAddress.parse("172.30.16.2");
		List<DevicePeer> devices = new ArrayList<>();
		for (int i = 0; i < COUNT; i++) {
			byte[] key = ByteBuffer.allocate(KEY_BYTES).putInt(i + 1).array();
			PublicKey publicKey = PublicKey.parse(Base64.getEncoder().encodeToString(key));
			devices.add(new DevicePeer(DnsLabel.parse("d" + i), publicKey, first.plus(i)));
		}
		return devices;
	}

	private static GatewayConfig hub(List<DevicePeer> devices) {
		GatewayConfig hub = Samples.hub();
		OwnSite site = hub.site();
		List<NameRecord> names = new ArrayList<>(hub.names());
		names.removeIf((name) -> name.address().toString().startsWith("172.30.2."));
		names.add(Samples.name("gw.sheen", "172.30.16.1"));
		devices.forEach(
				(device) -> names.add(NameRecord.of(HostName.parse(device.name() + ".hub"), device.overlayAddress())));
		return new GatewayConfig(hub.meshName(), hub.supernet(),
				new OwnSite(site.domain(), Cidr.parse("172.30.16.0/20"), IpAddress.parse("172.30.16.1"), true,
						site.publicKey(), site.listenPort(), false),
				hub.peers(), List.of(), devices, hub.domains(), names);
	}

	private List<String> apply(LinuxHost host, List<DevicePeer> devices) {
		LocalContext context = new LocalContext(Samples.KEY, List.of(), List.of(), List.of(), false, this.tunnel,
				false);
		RenderedConfig rendered = RenderedConfig.of(DesiredStateMapper.map(hub(devices), context));
		List<Step> steps = Planner.plan(rendered, host.observe())
			.stream()
			.filter((step) -> STAGES.contains(step.action().stage()))
			.toList();
		steps.forEach((step) -> host.execute(step.action()));
		return steps.stream().map(Step::toString).toList();
	}

	private String peers() {
		return this.gateway.run("wg", "show", this.tunnel.text(), "allowed-ips");
	}

	@Test
	void applyWhenThereAreAThousandDevicesHasThemAllAndLosesWhoIsRevoked() {
		Namespace.require("wg", "nft", "wireguard-go");
		LinuxHost host = new LinuxHost(this.gateway, new Paths(this.root, this.tunnel), this.tunnel, new ManualClock(),
				(name) -> true);
		List<DevicePeer> devices = devices();
		apply(host, devices);
		assertThat(peers().lines()).hasSize(COUNT + Samples.hub().peers().size())
			.containsAll(devices.stream()
				.map((device) -> device.publicKey() + "\t" + device.overlayAddress() + "/32")
				.toList());
		assertThat(apply(host, devices)).isEmpty();
		DevicePeer revoked = devices.remove(500);
		apply(host, devices);
		assertThat(peers().lines()).hasSize(COUNT - 1 + Samples.hub().peers().size())
			.noneMatch((line) -> line.contains(revoked.overlayAddress() + "/32"));
		assertThat(apply(host, devices)).isEmpty();
	}

}
