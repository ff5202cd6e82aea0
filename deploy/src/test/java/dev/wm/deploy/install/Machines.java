package dev.wm.deploy.install;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.wm.deploy.container.ContainerNetwork;
import dev.wm.deploy.container.DebianPackage;
import dev.wm.deploy.container.Home;
import dev.wm.deploy.container.LxcContainer;
import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.container.RootFileSystem;
import dev.wm.deploy.process.Await;

/**
 * The machines of somebody who installs wm: on the internet a server, a laptop and a VPS
 * that is to be the hub, and at two homes with the same LAN a machine that is to be the
 * gateway and one that runs nothing of wm.
 */
final class Machines implements AutoCloseable {

	static final String GATEWAY = "192.168.1.250";

	static final String SERVER = "192.168.1.10";

	private final ContainerNetwork network;

	private final LxcContainer registry;

	private final LxcContainer laptop;

	private final LxcContainer hub;

	private final LxcContainer sheen;

	private final LxcContainer osrc;

	private final LxcContainer notebook;

	private final LxcContainer sensor;

	private final Home sheenHome;

	private final Home osrcHome;

	private final NetworkNode sheenServer;

	private final NetworkNode osrcServer;

	Machines(Path repository, Path folder) throws IOException {
		Path system = RootFileSystem.forPackages();
		Path files = folder.resolve("files");
		TestAuthority.trust(files, system);
		TestAuthority.caddy(repository, folder.resolve("registry/own"));
		give(folder.resolve("registry/own/root"), "registry/wm-registry");
		give(folder.resolve("laptop/own/root"), "cli/wm");
		this.network = new ContainerNetwork(folder, system, files, "wm.example.com/203.0.113.20");
		this.sheenHome = this.network.home("203.0.113.11");
		this.osrcHome = this.network.home("203.0.113.12");
		this.sheenServer = this.sheenHome.host(SERVER);
		this.osrcServer = this.osrcHome.host(SERVER);
		try (var threads = Executors.newFixedThreadPool(3)) {
			List<Future<LxcContainer>> started = List
				.<Callable<LxcContainer>>of(() -> this.network.machine("registry", "203.0.113.20"),
						() -> this.network.machine("laptop", "203.0.113.100"),
						() -> this.network.machine("hub", "203.0.113.10"),
						() -> this.sheenHome.machine("sheen", GATEWAY), () -> this.osrcHome.machine("osrc", GATEWAY),
						() -> this.network.machine("notebook", "203.0.113.101"),
						() -> this.osrcHome.machine("sensor", "192.168.1.77"))
				.stream()
				.map(threads::submit)
				.toList();
			this.registry = get(started.get(0));
			this.laptop = get(started.get(1));
			this.hub = get(started.get(2));
			this.sheen = get(started.get(3));
			this.osrc = get(started.get(4));
			this.notebook = get(started.get(5));
			this.sensor = get(started.get(6));
		}
		catch (RuntimeException | Error ex) {
			this.network.close();
			throw ex;
		}
	}

	private static void give(Path folder, String program) throws IOException {
		DebianPackage built = DebianPackage.built(program);
		Files.copy(built.file(), Files.createDirectories(folder).resolve(built.file().getFileName()));
	}

	private static LxcContainer get(Future<LxcContainer> started) {
		try {
			return started.get();
		}
		catch (ExecutionException ex) {
			throw new UncheckedIOException(new IOException(ex));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	LxcContainer registry() {
		return this.registry;
	}

	LxcContainer laptop() {
		return this.laptop;
	}

	LxcContainer hub() {
		return this.hub;
	}

	LxcContainer sheen() {
		return this.sheen;
	}

	LxcContainer osrc() {
		return this.osrc;
	}

	LxcContainer notebook() {
		return this.notebook;
	}

	LxcContainer sensor() {
		return this.sensor;
	}

	NetworkNode internet() {
		return this.network.internet();
	}

	/**
	 * How many packets gateways dropped because the program that has their tunnel, where
	 * the kernel has none, was not given a processor soon enough to read them.
	 */
	long unread() {
		return Stream.of(this.hub, this.sheen, this.osrc)
			.map((gateway) -> gateway.sh("awk '/^Udp: [0-9]/ { print $6 }' /proc/net/snmp").succeeds().out())
			.mapToLong((count) -> Long.parseLong(count.strip()))
			.sum();
	}

	/** The machine at sheen that runs nothing of wm. */
	NetworkNode sheenServer() {
		return this.sheenServer;
	}

	/** The one at osrc. */
	NetworkNode osrcServer() {
		return this.osrcServer;
	}

	/** Does at the homes' routers what README says of them. */
	void setUpRouters(List<String> domains) {
		this.sheenHome.knowMesh(GATEWAY, "172.30.0.0/16", domains);
		this.osrcHome.knowMesh(GATEWAY, "172.30.0.0/16", domains);
	}

	/** Waits until the two homes reach each other. */
	void awaitPackets() {
		Await.within(RootShell.LIMIT, "packets go from sheen to osrc by name",
				() -> pings(this.sheenServer, "server.osrc"));
		Await.within(RootShell.LIMIT, "packets go from osrc to sheen by name",
				() -> pings(this.osrcServer, "server.sheen"));
	}

	static boolean pings(NetworkNode from, String name) {
		return from.run("ping", "-c", "1", "-W", "1", name).exit() == 0;
	}

	@Override
	public void close() {
		this.network.close();
	}

}
