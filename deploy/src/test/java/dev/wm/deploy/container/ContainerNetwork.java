package dev.wm.deploy.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * An internet, 203.0.113.0/24, in a namespace of its own, with a name server at
 * {@value #NAME_SERVER}, and what is on it. Thread-safe: machines may be added at the
 * same time.
 */
public final class ContainerNetwork implements AutoCloseable {

	/** The name server, and the router to nowhere. */
	public static final String NAME_SERVER = "203.0.113.1";

	static final String BRIDGE = "net";

	// So that an interface's name, which has 15 characters at most, has room for more.
	private static final int MOST_PIDS = 10_000_000;

	private final String prefix = "wmc" + ProcessHandle.current().pid() % MOST_PIDS;

	private final Path folder;

	private final Path system;

	private final Path files;

	private final NetworkNode internet;

	private final RunningCommand names;

	private final ConcurrentLinkedDeque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

	private int count;

	/**
	 * Makes one.
	 * @param folder an empty folder for the containers' files
	 * @param system the Debian of the containers
	 * @param files a folder with what each container has besides
	 * @param names names with addresses that the name server knows, each as NAME/ADDRESS
	 */
	public ContainerNetwork(Path folder, Path system, Path files, String... names) {
		this.folder = folder;
		this.system = system;
		this.files = files;
		this.internet = node();
		this.internet.bridge(BRIDGE, NAME_SERVER + "/24");
		List<String> addresses = List.of(names).stream().map((name) -> "--address=/" + name).toList();
		this.names = nameServer(this.internet, NAME_SERVER, addresses);
	}

	/** Starts a name server that has no other upstream than its options say. */
	static RunningCommand nameServer(NetworkNode node, String address, List<String> options) {
		List<String> words = new ArrayList<>(
				List.of("dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts",
						"--user=root", "--pid-file=", "--bind-interfaces", "--listen-address=" + address));
		words.addAll(options);
		return node.start(words.toArray(String[]::new));
	}

	private synchronized String next() {
		this.count++;
		return this.prefix + (char) ('a' + this.count - 1);
	}

	NetworkNode node() {
		NetworkNode node = new NetworkNode(next());
		this.parts.push(node);
		return node;
	}

	/**
	 * The internet's middle: whoever is there reaches everything that has a public
	 * address.
	 */
	public NetworkNode internet() {
		return this.internet;
	}

	/**
	 * Starts a container on the internet.
	 * @param name its host name, and the folder of its files: what is in its {@code own}
	 * is laid over the Debian
	 * @param address its address, in 203.0.113.0/24
	 * @return the container
	 */
	public LxcContainer machine(String name, String address) throws IOException {
		return container(name, this.internet, BRIDGE, new Cable(address + "/24", NAME_SERVER, NAME_SERVER));
	}

	LxcContainer container(String name, NetworkNode node, String bridge, Cable cable) throws IOException {
		String id = next();
		node.plugContainer(id + 0, "p" + id, bridge);
		Path own = Files.createDirectories(this.folder.resolve(name).resolve("own"));
		CommandResult.of(LxcContainer.LIMIT, "", List.of("cp", "-a", this.files + "/.", own.toString())).succeeds();
		LxcContainer container = new LxcContainer(id, this.folder.resolve(name), this.system, List.of(cable));
		this.parts.push(container);
		container.run("hostname", name).succeeds();
		return container;
	}

	/**
	 * Makes a home: a LAN, 192.168.1.0/24, behind a router.
	 * @param address the router's public address, in 203.0.113.0/24
	 * @return the home
	 */
	public Home home(String address) {
		Home home = new Home(this, address);
		this.parts.push(home);
		return home;
	}

	@Override
	public void close() {
		this.names.process().destroy();
		for (AutoCloseable part : this.parts) {
			try {
				part.close();
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}
	}

}
