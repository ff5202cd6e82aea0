package dev.wm.agent.host;

import dev.wm.agent.files.AtomicFile;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileReader;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandException;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.agent.text.FileMark;
import dev.wm.contract.net.InterfaceName;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Creates and removes the WireGuard interface, and records that it is the agent's.
 */
final class TunnelControl {

	private static final String IN_USE = "Address already in use";

	private final CommandRunner runner;

	private final Paths paths;

	private final UdpPortHolder port;

	TunnelControl(CommandRunner runner, Paths paths) {
		this.runner = runner;
		this.paths = paths;
		this.port = new UdpPortHolder(runner, paths);
	}

	// Recorded before it is done: a crash in between must not leave one that nobody
	// knows.
	void create(InterfaceName name) {
		record(name);
		Command kernel = Command.of("ip", "link", "add", name.text(), "type", "wireguard");
		CommandResult result = this.runner.attempt(kernel);
		boolean unknown = result.errors().contains("Unknown device type") || result.errors().contains("not supported");
		if (result.succeeded()) {
			return;
		}
		if (!unknown) {
			throw new HostException("`" + kernel + "` failed: " + result.errorSummary());
		}
		if (!startedInUserSpace("wireguard-go", name.text()) && !startedInUserSpace("boringtun-cli", name.text())) {
			throw new HostException("This kernel has no WireGuard: install wireguard-go, or a kernel with WireGuard.");
		}
	}

	void record(InterfaceName name) {
		new AtomicFile(this.paths.made()).write((name + "\n").getBytes(UTF_8), FileMode.PUBLIC);
	}

	private boolean startedInUserSpace(String program, String name) {
		try {
			this.runner.run(Command.of(program, name));
			return true;
		}
		catch (CommandException ex) {
			if (ex.reason() == CommandException.Reason.MISSING) {
				return false;
			}
			throw ex;
		}
	}

	/** Removes an interface of ours with its file; one whose file is not ours stays. */
	void remove(InterfaceName name) {
		var file = this.paths.with(name).of(ManagedFile.WIREGUARD);
		if (FileReader.text(file).filter(FileMark::isIn).isPresent()) {
			deleteLink(name);
			AtomicFile.delete(file);
		}
		AtomicFile.delete(this.paths.made());
	}

	/** Removes an interface that is known to be ours. */
	void delete(InterfaceName name) {
		deleteLink(name);
		AtomicFile.delete(this.paths.made());
	}

	private void deleteLink(InterfaceName name) {
		CommandResult result = this.runner.attempt(Command.of("ip", "link", "del", "dev", name.text()));
		if (!result.succeeded() && !result.errors().contains("Cannot find device")) {
			throw new HostException("`ip link del dev " + name + "` failed: " + result.errorSummary());
		}
	}

	/**
	 * Runs a command that opens the interface's UDP port.
	 * @param name the interface
	 * @param command the command
	 * @throws HostException if it failed; it names who holds the port, if that is why
	 */
	void open(InterfaceName name, Command command) {
		try {
			this.runner.run(command);
		}
		catch (CommandException ex) {
			if (String.valueOf(ex.getMessage()).contains(IN_USE)) {
				throw new HostException(this.port.sentence(name, command), ex);
			}
			throw ex;
		}
	}

}
