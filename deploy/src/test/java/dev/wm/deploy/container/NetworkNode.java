package dev.wm.deploy.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * A network namespace that stands for a machine.
 */
public final class NetworkNode implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final String name;

	/**
	 * Makes one.
	 * @param name its name, which no other namespace of this machine has
	 */
	public NetworkNode(String name) {
		this.name = name;
		CommandResult.of(LIMIT, "", List.of("ip", "netns", "add", name)).succeeds();
		run("ip", "link", "set", "lo", "up").succeeds();
		// It begins with the settings of the machine that it is made on.
		run("sysctl", "-q", "-w", "net.ipv4.ip_forward=0").succeeds();
	}

	public String name() {
		return this.name;
	}

	/**
	 * Lays a cable to another machine.
	 * @param end its end here
	 * @param other the other machine
	 * @param otherEnd its end there
	 */
	public void cable(String end, NetworkNode other, String otherEnd) {
		run("ip", "link", "add", end, "type", "veth", "peer", "name", otherEnd, "netns", other.name).succeeds();
		run("ip", "link", "set", end, "up").succeeds();
		other.run("ip", "link", "set", otherEnd, "up").succeeds();
	}

	/**
	 * Lays a cable to a bridge of another machine.
	 * @param end its end here
	 * @param other the other machine
	 * @param port its end there
	 * @param bridge the bridge
	 */
	public void plug(String end, NetworkNode other, String port, String bridge) {
		cable(end, other, port);
		other.run("ip", "link", "set", port, "master", bridge).succeeds();
	}

	/**
	 * Lays a cable from a bridge to an interface of this machine, for a container.
	 * @param end the interface
	 * @param port the end here
	 * @param bridge the bridge
	 */
	void plugContainer(String end, String port, String bridge) {
		CommandResult
			.of(LIMIT, "", List.of("ip", "link", "add", end, "type", "veth", "peer", "name", port, "netns", this.name))
			.succeeds();
		run("ip", "link", "set", port, "master", bridge, "up").succeeds();
	}

	/**
	 * Sets its name server.
	 * @param address the name server's address
	 */
	public void nameServer(String address) throws IOException {
		Files.writeString(Files.createDirectories(settings()).resolve("resolv.conf"), "nameserver " + address + "\n");
	}

	// See ip-netns(8).
	private Path settings() {
		return Path.of("/etc/netns", this.name);
	}

	public void address(String link, String address) {
		run("ip", "address", "add", address, "dev", link).succeeds();
	}

	public void bridge(String bridge, String address) {
		run("ip", "link", "add", bridge, "type", "bridge").succeeds();
		run("ip", "link", "set", bridge, "up").succeeds();
		address(bridge, address);
	}

	public void route(String to, String via) {
		run("ip", "route", "add", to, "via", via).succeeds();
	}

	/** Loads rules. */
	public void rules(String text) {
		runWithInput(text, "nft", "-f", "-").succeeds();
	}

	public void forwards() {
		run("sysctl", "-q", "-w", "net.ipv4.ip_forward=1").succeeds();
	}

	private List<String> inside(String... words) {
		List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", this.name));
		command.addAll(List.of(words));
		return command;
	}

	/** Runs a command on it. */
	public CommandResult run(String... words) {
		return runWithInput("", words);
	}

	/** Runs a command on it that reads something. */
	public CommandResult runWithInput(String input, String... words) {
		return CommandResult.of(LIMIT, input, inside(words));
	}

	/** Starts a command on it. */
	public RunningCommand start(String... words) {
		return RunningCommand.start(inside(words));
	}

	@Override
	public void close() {
		CommandResult.of(LIMIT, "", List.of("ip", "netns", "delete", this.name));
		CommandResult.of(LIMIT, "", List.of("rm", "-rf", settings().toString()));
	}

}
