package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * An internet with a registry, a hub's host on it, and behind a home's router a spoke's:
 * what there is before {@code wm-gw} comes.
 */
final class TestMesh implements AutoCloseable {

	static final String TOKEN = "wm_adm_of_the_container_tests";

	static final String NAME_SERVER = "203.0.113.1";

	static final String REGISTRY = "http://203.0.113.1:8099";

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private static final String ROUTER = """
			table ip router {
				chain prerouting {
					type nat hook prerouting priority dstnat;
					iifname "wan" udp dport 51820 dnat to 192.168.1.250
				}
				chain postrouting {
					type nat hook postrouting priority srcnat;
					oifname "wan" masquerade
				}
			}
			""";

	private final Path folder;

	private final NetworkNode internet;

	private final NetworkNode router;

	private final ContainerHost hub;

	private final ContainerHost spoke;

	private final RunningCommand names;

	private final RunningCommand registry;

	TestMesh(String name, Path folder) throws IOException {
		this.folder = folder;
		this.internet = new NetworkNode(name + "i");
		this.router = new NetworkNode(name + "r");
		NetworkNode hubNode = new NetworkNode(name + "h");
		NetworkNode spokeNode = new NetworkNode(name + "s");
		this.internet.bridge("net", "203.0.113.1/24");
		connect(this.internet, hubNode, "hub", "eth0");
		connect(this.internet, this.router, "router", "wan");
		hubNode.address("eth0", "203.0.113.10/24");
		hubNode.route("default", "203.0.113.1");
		hubNode.bridge("lxcbr0", "10.0.3.1/24");
		hubNode.route("172.30.0.0/16", "10.0.3.2");
		this.router.address("wan", "203.0.113.11/24");
		spokeNode.bridge("vmbr0", "192.168.1.5/24");
		this.router.cable("lan", spokeNode, "port");
		this.router.address("lan", "192.168.1.1/24");
		spokeNode.run("ip", "link", "set", "port", "master", "vmbr0").succeeds();
		spokeNode.route("default", "192.168.1.1");
		spokeNode.route("172.30.0.0/16", "192.168.1.250");
		this.router.forwards();
		this.router.rules(ROUTER);
		this.hub = new ContainerHost(hubNode, folder.resolve("hub"));
		this.spoke = new ContainerHost(spokeNode, folder.resolve("spoke"));
		this.names = this.internet.start("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv",
				"--no-hosts", "--user=root", "--pid-file=", "--bind-interfaces", "--listen-address=" + NAME_SERVER,
				"--address=/outside.example/203.0.113.80");
		this.registry = startRegistry();
	}

	private static void connect(NetworkNode internet, NetworkNode other, String end, String otherEnd) {
		internet.cable(end, other, otherEnd);
		internet.run("ip", "link", "set", end, "master", "net").succeeds();
	}

	private RunningCommand startRegistry() {
		RunningCommand started = this.internet.start("env", "WM_REGISTRY_ADDRESS=203.0.113.1",
				"WM_PUBLIC_URL=" + REGISTRY, "WM_DATA_DIR=" + this.folder.resolve("registry"),
				"WM_REGISTRY_TOKEN=" + TOKEN, "JDK_JAVA_OPTIONS=-XX:TieredStopAtLevel=1",
				Scripts.FOLDER.resolve("../../registry/target/wm-registry/bin/wm-registry").normalize().toString());
		Await.within(LIMIT, "the registry answers",
				() -> this.internet.run("curl", "-sf", "-m", "2", REGISTRY + "/health/ready").exit() == 0
						|| !started.process().isAlive());
		return started;
	}

	ContainerHost hub() {
		return this.hub;
	}

	ContainerHost spoke() {
		return this.spoke;
	}

	/** Asks the registry. */
	CommandResult api(String path) {
		return this.internet.run("curl", "-s", "-m", "10", "-H", "Authorization: Bearer " + TOKEN, REGISTRY + path);
	}

	/** A service.env. */
	Path service(String name, String text) throws IOException {
		Path file = this.folder.resolve(name + ".env");
		Files.writeString(file, "WM_REGISTRY_URL=" + REGISTRY + "\nWM_REGISTRY_TOKEN=" + TOKEN + "\nLXC_DNS="
				+ NAME_SERVER + "\n" + text);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		return file;
	}

	@Override
	public void close() {
		this.hub.close();
		this.spoke.close();
		this.names.process().destroy();
		this.registry.process().destroy();
		this.registry.await(LIMIT);
		List.of(this.router, this.internet).forEach(NetworkNode::close);
		CommandResult.of(LIMIT, "", List.of("rm", "-rf", "--one-file-system", this.folder.toString()));
	}

}
