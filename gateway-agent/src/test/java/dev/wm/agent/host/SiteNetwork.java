package dev.wm.agent.host;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.plan.ApplyStage;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Step;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.v1.config.GatewayConfig;

/**
 * A gateway with two LANs (192.168.1.0/24 and 10.7.0.0/24) and, in place of the tunnel, a
 * veth to a machine that stands for the rest of the mesh with any address.
 */
final class SiteNetwork implements AutoCloseable {

	private static final String MAC = "02:00:00:00:00:09";

	final Namespace gateway = new Namespace("gw");

	final Namespace mesh = new Namespace("mesh");

	private final List<Namespace> machines = new ArrayList<>(List.of(this.gateway, this.mesh));

	private final LinuxHost host;

	boolean router;

	SiteNetwork(Path root) {
		this.host = new LinuxHost(this.gateway, new Paths(root), DesiredStateMapper.MESH, Clock.systemUTC(),
				(name) -> true);
		this.gateway.ip("link", "add", "br0", "type", "bridge");
		this.gateway.ip("link", "set", "br0", "up");
		this.gateway.ip("addr", "add", "192.168.1.250/24", "dev", "br0");
		this.gateway.run("sysctl", "-qw", "net.ipv4.ip_forward=1", "net.ipv4.conf.all.rp_filter=0",
				"net.ipv4.conf.default.rp_filter=0", "net.ipv4.conf.br0.rp_filter=0");
		tunnel();
	}

	// Like a tunnel, it has no neighbours to look up.
	private void tunnel() {
		this.gateway.cable("wg0", this.mesh, "wg0");
		for (Namespace end : List.of(this.gateway, this.mesh)) {
			end.ip("link", "set", "wg0", "down");
			end.ip("link", "set", "wg0", "address", MAC, "arp", "off", "up");
		}
		this.gateway.ip("addr", "add", "172.30.2.1/24", "dev", "wg0");
		this.gateway.ip("route", "add", "172.30.0.0/16", "dev", "wg0", "src", "172.30.2.1");
		this.mesh.ip("route", "add", "172.30.0.0/16", "dev", "wg0");
		this.mesh.ip("route", "add", "192.168.0.0/16", "dev", "wg0");
	}

	/** A machine of the first LAN, whose way out is the gateway. */
	Namespace machine(String label, String address) {
		Namespace machine = withoutRoute(label, address);
		machine.ip("route", "add", "default", "via", "192.168.1.250");
		return machine;
	}

	/** A machine of the first LAN that knows of nothing else. */
	Namespace withoutRoute(String label, String address) {
		Namespace machine = new Namespace(label);
		this.machines.add(machine);
		String port = "p" + this.machines.size();
		machine.cable("eth0", this.gateway, port);
		this.gateway.ip("link", "set", port, "master", "br0");
		machine.ip("addr", "add", address + "/24", "dev", "eth0");
		return machine;
	}

	/** A machine of the second LAN. */
	Namespace secondLan(String label) {
		Namespace machine = new Namespace(label);
		this.machines.add(machine);
		machine.cable("eth0", this.gateway, "eth1");
		this.gateway.ip("addr", "add", "10.7.0.250/24", "dev", "eth1");
		machine.ip("addr", "add", "10.7.0.5/24", "dev", "eth0");
		machine.ip("route", "add", "default", "via", "10.7.0.250");
		return machine;
	}

	/** Makes an address of the rest of the mesh. */
	void elsewhere(String... addresses) {
		for (String address : addresses) {
			this.mesh.ip("addr", "add", address + "/32", "dev", "wg0");
		}
	}

	/** Applies a configuration's firewall, as a sync does. */
	List<String> apply(GatewayConfig config) {
		return apply(config, Set.of(ApplyStage.FIREWALL, ApplyStage.FLOWS));
	}

	/** Applies its table alone, without deleting conntrack entries. */
	List<String> applyTable(GatewayConfig config) {
		return apply(config, Set.of(ApplyStage.FIREWALL));
	}

	private List<String> apply(GatewayConfig config, Set<ApplyStage> stages) {
		LocalContext context = new LocalContext(Samples.KEY,
				List.of(InterfaceAddress.parse("192.168.1.250/24"), InterfaceAddress.parse("10.7.0.250/24")),
				List.of(new InterfaceName("br0"), new InterfaceName("eth1")), List.of(), false, this.router);
		List<Step> steps = Planner.plan(RenderedConfig.of(DesiredStateMapper.map(config, context)), this.host.observe())
			.stream()
			.filter((step) -> stages.contains(step.action().stage()))
			.toList();
		steps.forEach((step) -> this.host.execute(step.action()));
		return steps.stream().map(Step::toString).toList();
	}

	@Override
	public void close() {
		this.machines.forEach(Namespace::close);
	}

}
