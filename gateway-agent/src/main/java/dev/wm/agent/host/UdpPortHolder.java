package dev.wm.agent.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.files.FileReader;
import dev.wm.agent.process.Command;
import dev.wm.agent.process.CommandResult;
import dev.wm.agent.process.CommandRunner;
import dev.wm.contract.net.InterfaceName;

/**
 * Finds who holds the UDP port that the WireGuard interface is to listen on: a program,
 * by ss(8), or another WireGuard interface, whose socket is the kernel's and belongs to
 * no program.
 */
final class UdpPortHolder {

	private static final Pattern PORT = Pattern.compile("(?m)^ListenPort = (\\d+)$");

	private static final Pattern PROGRAM = Pattern.compile("\\(\"([^\"]{1,32})\",pid=(\\d+)");

	private static final Pattern SITE = Pattern
		.compile("(?m)^\\s*SITE_DOMAIN\\s*=\\s*[\"']?([A-Za-z0-9-]{1,63})[\"']?\\s*$");

	private final CommandRunner runner;

	private final Paths paths;

	UdpPortHolder(CommandRunner runner, Paths paths) {
		this.runner = runner;
		this.paths = paths;
	}

	/**
	 * Why a command that opens the port failed.
	 * @param mesh the mesh's interface
	 * @param command the command, with a configuration as its input or without
	 * @return port, holder and remedy
	 */
	String sentence(InterfaceName mesh, Command command) {
		String port = port(mesh, command);
		return "UDP port " + port + " is in use" + holder(mesh, port).map((holder) -> " by " + holder).orElse("")
				+ ". Stop that, or choose another port: wm edit site " + site()
				+ " --set listen_port=51821 for this site, or"
				+ " WM_LISTEN_PORT in gateway.env before a gateway enrols; forward it on the router, too";
	}

	// A gateway that got its site from its token does not have it there.
	private String site() {
		Matcher set = SITE.matcher(FileReader.text(this.paths.settings()).orElse(""));
		return set.find() ? set.group(1) : "SITE";
	}

	private String port(InterfaceName mesh, Command command) {
		Matcher configured = PORT.matcher(String.valueOf(command.input()));
		return configured.find() ? configured.group(1)
				: output(Command.of("wg", "show", mesh.text(), "listen-port")).strip();
	}

	private Optional<String> holder(InterfaceName mesh, String port) {
		return tunnel(mesh, port)
			.or(() -> program(output(Command.of("ss", "-H", "-u", "-a", "-n", "-p", "sport", "=", ":" + port))));
	}

	private Optional<String> tunnel(InterfaceName mesh, String port) {
		return output(Command.of("wg", "show", "all", "listen-port")).lines()
			.map((line) -> line.split("\t", -1))
			.filter((line) -> line.length == 2 && line[1].equals(port) && !line[0].equals(mesh.text()))
			.map((line) -> "WireGuard interface " + line[0])
			.findFirst();
	}

	static Optional<String> program(String sockets) {
		Matcher program = PROGRAM.matcher(sockets);
		if (program.find()) {
			return Optional.of(program.group(1) + " (process " + program.group(2) + ")");
		}
		return sockets.isBlank() ? Optional.empty() : Optional.of("a kernel interface");
	}

	// Whoever cannot be asked says nothing.
	private String output(Command command) {
		CommandResult result = this.runner.attempt(command);
		return result.succeeded() ? result.output() : "";
	}

}
