package dev.wm.deploy.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;

/**
 * An LXC container: a Debian whose process 1 is systemd, and whose interfaces get their
 * name servers from systemd-networkd as they would by DHCP.
 */
final class LxcContainer implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(60);

	private final String name;

	private final Path folder;

	private final List<String> networks;

	/**
	 * Starts one.
	 * @param name its name, and the prefix of its interfaces' names
	 * @param networks the first three numbers of the network on each cable
	 */
	LxcContainer(String name, Path folder, Path system, List<String> networks) throws IOException {
		this.name = name;
		this.folder = folder;
		this.networks = networks;
		Path own = folder.resolve("own");
		Files.createDirectories(own);
		Files.writeString(folder.resolve("config"), config(system, own));
		prepare(own);
		tool("lxc-start", "-f", folder.resolve("config").toString(), "-d").succeeds();
		awaitRunning();
	}

	private String config(Path system, Path own) {
		StringBuilder text = new StringBuilder();
		text.append("lxc.include = /usr/share/lxc/config/common.conf\nlxc.apparmor.profile = unconfined\n")
			.append("lxc.uts.name = host\nlxc.rootfs.path = overlay:" + system + ":" + own + "\n");
		if (this.networks.isEmpty()) {
			// Without the first it would be in the machine's own network; the rest is for
			// a tunnel where the kernel has no WireGuard.
			text.append("""
					lxc.net.0.type = empty
					lxc.cgroup.devices.allow = c 10:200 rwm
					lxc.cgroup2.devices.allow = c 10:200 rwm
					lxc.mount.entry = /dev/net/tun dev/net/tun none bind,optional,create=file
					""");
		}
		for (int cable = 0; cable < this.networks.size(); cable++) {
			text.append("""
					lxc.net.%1$d.type = phys
					lxc.net.%1$d.link = %2$s
					lxc.net.%1$d.name = eth%1$d
					lxc.net.%1$d.flags = up
					""".formatted(cable, this.name + cable));
		}
		return text.toString();
	}

	private void prepare(Path own) throws IOException {
		Path networkd = own.resolve("etc/systemd/network");
		Files.createDirectories(networkd);
		for (int cable = 0; cable < this.networks.size(); cable++) {
			String network = this.networks.get(cable);
			Files.writeString(networkd.resolve("eth" + cable + ".network"), """
					[Match]
					Name=eth%1$d
					[Network]
					Address=%2$s.10/24
					DNS=%2$s.1
					LLMNR=no
					""".formatted(cable, network) + ((cable == 0) ? "Gateway=" + network + ".1\n" : ""));
		}
		Path wants = own.resolve("etc/systemd/system/multi-user.target.wants");
		Files.createDirectories(wants);
		Files.createSymbolicLink(wants.resolve("systemd-networkd.service"),
				Path.of("/lib/systemd/system/systemd-networkd.service"));
	}

	private CommandResult tool(String tool, String... words) {
		return toolWithInput(tool, "", words);
	}

	private CommandResult toolWithInput(String tool, String input, String... words) {
		return tool(LIMIT, tool, input, words);
	}

	private CommandResult tool(Duration limit, String tool, String input, String... words) {
		List<String> command = new ArrayList<>(List.of(tool, "-P", this.folder.toString(), "-n", this.name));
		command.addAll(List.of(words));
		return CommandResult.of(limit, input, command);
	}

	/** Runs a command in it. */
	CommandResult run(String... words) {
		return runWithInput("", words);
	}

	/** Runs a shell's script in it. */
	CommandResult sh(String script) {
		return run("sh", "-c", script);
	}

	/** Runs a command in it that reads something. */
	CommandResult runWithInput(String input, String... words) {
		return toolWithInput("lxc-attach", input, attached(words));
	}

	/** Runs a command in it that may take longer than others. */
	CommandResult run(Duration limit, String... words) {
		return tool(limit, "lxc-attach", "", attached(words));
	}

	private static String[] attached(String... words) {
		List<String> arguments = new ArrayList<>(List.of("--clear-env", "--"));
		arguments.addAll(List.of(words));
		return arguments.toArray(String[]::new);
	}

	/** Starts it again, as an administrator would. */
	void reboot() {
		String before = run("cat", "/proc/1/stat").succeeds().out();
		run("systemctl", "reboot");
		Await.within(LIMIT, "it runs again", () -> {
			CommandResult stat = run("cat", "/proc/1/stat");
			return stat.exit() == 0 && !stat.out().isEmpty() && !stat.out().equals(before)
					&& !startTime(stat.out()).equals(startTime(before));
		});
		awaitRunning();
	}

	// The 22nd word of proc_pid_stat(5).
	private static String startTime(String stat) {
		return stat.split(" ", -1)[21];
	}

	private void awaitRunning() {
		Await.within(LIMIT, "systemd has started everything",
				() -> run("systemctl", "is-system-running", "--wait").out().matches("(?s)(running|degraded)\n"));
		Await.within(LIMIT, "its cables have addresses", () -> this.networks.stream()
			.allMatch((network) -> run("ip", "-o", "address").out().contains(network + ".10/24")));
	}

	@Override
	public void close() {
		tool("lxc-stop", "-k");
	}

}
