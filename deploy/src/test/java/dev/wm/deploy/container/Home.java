package dev.wm.deploy.container;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.RunningCommand;

/**
 * A LAN, 192.168.1.0/24, whose router is {@value #ROUTER}, its name server too.
 */
public final class Home implements AutoCloseable {

	/** The router's address on the LAN. */
	public static final String ROUTER = "192.168.1.1";

	private static final String BRIDGE = "lan";

	private static final String RULES = """
			table ip router {
				chain postrouting {
					type nat hook postrouting priority srcnat;
					oifname "wan" masquerade
				}
			}
			""";

	private final ContainerNetwork network;

	private final NetworkNode router;

	private final List<RunningCommand> names = new ArrayList<>();

	Home(ContainerNetwork network, String address) {
		this.network = network;
		this.router = network.node();
		this.router.plug("wan", network.internet(), "p" + this.router.name(), ContainerNetwork.BRIDGE);
		this.router.address("wan", address + "/24");
		this.router.bridge(BRIDGE, ROUTER + "/24");
		this.router.forwards();
		this.router.rules(RULES);
		serveNames(List.of());
	}

	private void serveNames(List<String> options) {
		List<String> all = new ArrayList<>(List.of("--server=" + ContainerNetwork.NAME_SERVER));
		all.addAll(options);
		this.names.forEach((server) -> server.process().destroyForcibly().onExit().join());
		this.names.clear();
		this.names.add(ContainerNetwork.nameServer(this.router, ROUTER, all));
	}

	/**
	 * Tells the router the way to a mesh, and forwards the mesh's port to its gateway, as
	 * README's steps for the router say.
	 * @param gateway the gateway's address on the LAN
	 * @param supernet the mesh's network
	 * @param domains the mesh's domains
	 */
	public void knowMesh(String gateway, String supernet, List<String> domains) {
		this.router.route(supernet, gateway);
		this.router.rules("""
				table ip router {
					chain prerouting {
						type nat hook prerouting priority dstnat;
						iifname "wan" udp dport 51820 dnat to %s
					}
				}
				""".formatted(gateway));
		// What knocked before the rule was there goes on to be taken for the router's
		// own.
		this.router.run("conntrack", "-D", "-p", "udp", "--dport", "51820");
		serveNames(domains.stream().map((domain) -> "--server=/" + domain + "/" + gateway).toList());
	}

	/**
	 * Starts a container on the LAN.
	 * @param name its host name
	 * @param address its address
	 * @return the container
	 */
	public LxcContainer machine(String name, String address) throws IOException {
		return this.network.container(name, this.router, BRIDGE, new Cable(address + "/24", ROUTER, ROUTER));
	}

	/**
	 * Puts a namespace on the LAN, a machine of which only the network is its own.
	 * @param address its address
	 * @return the machine
	 */
	public NetworkNode host(String address) throws IOException {
		NetworkNode host = this.network.node();
		host.plug("eth0", this.router, "p" + host.name(), BRIDGE);
		host.address("eth0", address + "/24");
		host.route("default", ROUTER);
		host.nameServer(ROUTER);
		return host;
	}

	@Override
	public void close() {
		this.names.forEach((server) -> server.process().destroy());
	}

}
