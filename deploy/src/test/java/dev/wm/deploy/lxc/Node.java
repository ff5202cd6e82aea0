package dev.wm.deploy.lxc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * A network namespace that stands for a machine.
 */
final class Node implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(1);

	private final String name;

	/**
	 * Makes one.
	 * @param name its name, which no other namespace of this machine has
	 */
	Node(String name) {
		this.name = name;
		CommandResult.of(LIMIT, "", List.of("ip", "netns", "add", name)).succeeds();
		run("ip", "link", "set", "lo", "up").succeeds();
	}

	String name() {
		return this.name;
	}

	/**
	 * Lays a cable to another machine.
	 * @param end its end here
	 * @param other the other machine
	 * @param otherEnd its end there
	 */
	void cable(String end, Node other, String otherEnd) {
		run("ip", "link", "add", end, "type", "veth", "peer", "name", otherEnd, "netns", other.name).succeeds();
		run("ip", "link", "set", end, "up").succeeds();
		other.run("ip", "link", "set", otherEnd, "up").succeeds();
	}

	void address(String link, String address) {
		run("ip", "address", "add", address, "dev", link).succeeds();
	}

	void bridge(String bridge, String address) {
		run("ip", "link", "add", bridge, "type", "bridge").succeeds();
		run("ip", "link", "set", bridge, "up").succeeds();
		address(bridge, address);
	}

	void route(String to, String via) {
		run("ip", "route", "add", to, "via", via).succeeds();
	}

	/** Loads rules. */
	void rules(String text) {
		runWithInput(text, "nft", "-f", "-").succeeds();
	}

	void forwards() {
		run("sysctl", "-q", "-w", "net.ipv4.ip_forward=1").succeeds();
	}

	private List<String> inside(String... words) {
		List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", this.name));
		command.addAll(List.of(words));
		return command;
	}

	/** Runs a command on it. */
	CommandResult run(String... words) {
		return runWithInput("", words);
	}

	/** Runs a command on it that reads something. */
	CommandResult runWithInput(String input, String... words) {
		return CommandResult.of(LIMIT, input, inside(words));
	}

	/** Starts a command on it. */
	RunningCommand start(String... words) {
		return RunningCommand.start(inside(words));
	}

	@Override
	public void close() {
		CommandResult.of(LIMIT, "", List.of("ip", "netns", "delete", this.name));
	}

}
