package dev.wm.deploy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.container.Cable;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;

/**
 * A network namespace with the other ends of a container's cables: on each, a router that
 * knows outside names, and a fake gateway of a mesh.
 */
final class TestNetwork implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofSeconds(30);

	private final String name;

	private final Path folder;

	private final List<Process> servers = new ArrayList<>();

	TestNetwork(String name, Path folder) {
		this.name = name;
		this.folder = folder;
		command("ip", "netns", "add", name);
		// A gateway queries the router beside it over this interface.
		inside("ip", "link", "set", "lo", "up").succeeds();
	}

	private static CommandResult command(String... words) {
		return CommandResult.of(LIMIT, "", List.of(words)).succeeds();
	}

	private CommandResult inside(String... words) {
		List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", this.name));
		command.addAll(List.of(words));
		return CommandResult.of(LIMIT, "", command);
	}

	/**
	 * Lays a cable: its other end is an interface of this machine, for the container.
	 * @param end the name of that interface
	 * @param network the first three numbers of the network on it
	 * @return the container's end
	 */
	Cable cable(String end, String network) throws IOException {
		String router = this.servers.isEmpty() ? network + ".1" : "";
		String here = "lan" + this.servers.size();
		command("ip", "link", "add", end, "type", "veth", "peer", "name", here, "netns", this.name);
		inside("ip", "address", "add", network + ".1/24", "dev", here).succeeds();
		inside("ip", "address", "add", network + ".250/24", "dev", here).succeeds();
		inside("ip", "link", "set", here, "up").succeeds();
		serve(network + ".1", "--address=/outside.example/203.0.113.80");
		return new Cable(network + ".10/24", network + ".1", router);
	}

	/**
	 * Puts a mesh's gateway on a cable.
	 * @param address its address there
	 * @param zones what it answers by itself
	 * @param hosts its hosts file
	 */
	void gateway(String address, List<String> zones, String hosts) throws IOException {
		know(address, hosts);
		List<String> options = new ArrayList<>(zones.stream().map((zone) -> "--server=/" + zone + "/").toList());
		options.add("--addn-hosts=" + hosts(address));
		options.add("--server=" + address.replaceFirst("\\d+$", "1"));
		serve(address, options.toArray(String[]::new));
	}

	/** Changes what a gateway knows, as its agent would. */
	void know(String address, String hosts) throws IOException {
		Files.writeString(hosts(address), hosts);
		for (Process server : this.servers) {
			command("kill", "-HUP", Long.toString(server.pid()));
		}
	}

	private Path hosts(String address) {
		return this.folder.resolve("hosts-" + address);
	}

	/** The log of the name server at an address: every query. */
	String log(String address) throws IOException {
		return Files.readString(this.folder.resolve("log-" + address));
	}

	private void serve(String address, String... options) throws IOException {
		List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", this.name, "dnsmasq",
				"--keep-in-foreground", "--conf-file=/dev/null", "--no-resolv", "--no-hosts", "--user=root",
				"--pid-file=", "--bind-interfaces", "--listen-address=" + address, "--no-negcache", "--log-queries",
				"--log-facility=" + this.folder.resolve("log-" + address)));
		command.addAll(List.of(options));
		Process server = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("out-" + address).toFile())
			.start();
		this.servers.add(server);
		Await.within(LIMIT, "something answers at " + address,
				() -> inside("ss", "-Hlun", "src", address + ":53").out().contains(address));
	}

	@Override
	public void close() {
		this.servers.forEach(Process::destroy);
		CommandResult.of(LIMIT, "", List.of("ip", "netns", "delete", this.name));
	}

}
