package dev.wm.deploy.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * An LXC container: a Debian whose process 1 is systemd, and whose interfaces get what
 * DHCP would give them from systemd-networkd.
 */
public final class LxcContainer implements AutoCloseable {

	public static final Duration LIMIT = Duration.ofSeconds(60);

	private final String name;

	private final Path folder;

	private final List<Cable> cables;

	/**
	 * Starts one.
	 * @param name its name, and the prefix of its interfaces' names
	 * @param folder a folder for its files; what is in its {@code own} is laid over the
	 * system
	 * @param system the folder of the Debian
	 * @param cables its ends of cables; their interfaces are this machine's until then
	 */
	public LxcContainer(String name, Path folder, Path system, List<Cable> cables) throws IOException {
		this.name = name;
		this.folder = folder;
		this.cables = List.copyOf(cables);
		Path own = folder.resolve("own");
		Files.createDirectories(own);
		Files.writeString(folder.resolve("config"), config(system, own));
		prepare(system, own);
		tool("lxc-start", "-f", folder.resolve("config").toString(), "-d").succeeds();
		awaitRunning();
	}

	private String config(Path system, Path own) {
		StringBuilder text = new StringBuilder();
		// The device is for a tunnel where the kernel has no WireGuard.
		text.append("""
				lxc.include = /usr/share/lxc/config/common.conf
				lxc.apparmor.profile = unconfined
				lxc.uts.name = host
				lxc.cgroup.devices.allow = c 10:200 rwm
				lxc.cgroup2.devices.allow = c 10:200 rwm
				lxc.mount.entry = /dev/net/tun dev/net/tun none bind,optional,create=file
				""").append("lxc.rootfs.path = overlay:" + system + ":" + own + "\n");
		if (this.cables.isEmpty()) {
			// Else it would be in the machine's own network.
			text.append("lxc.net.0.type = empty\n");
		}
		for (int cable = 0; cable < this.cables.size(); cable++) {
			text.append("""
					lxc.net.%1$d.type = phys
					lxc.net.%1$d.link = %2$s
					lxc.net.%1$d.name = eth%1$d
					lxc.net.%1$d.flags = up
					""".formatted(cable, this.name + cable));
		}
		return text.toString();
	}

	private void prepare(Path system, Path own) throws IOException {
		Path networkd = own.resolve("etc/systemd/network");
		Files.createDirectories(networkd);
		for (int cable = 0; cable < this.cables.size(); cable++) {
			Files.writeString(networkd.resolve("eth" + cable + ".network"), this.cables.get(cable).network(cable));
		}
		if (!this.cables.isEmpty() && Files.notExists(system.resolve("lib/systemd/systemd-resolved"))) {
			Files.writeString(own.resolve("etc/resolv.conf"),
					"nameserver " + this.cables.getFirst().nameServer() + "\n");
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
		return CommandResult.of(limit, input, command(tool, words));
	}

	private List<String> command(String tool, String... words) {
		List<String> command = new ArrayList<>(List.of(tool, "-P", this.folder.toString(), "-n", this.name));
		command.addAll(List.of(words));
		return command;
	}

	/** Runs a command in it. */
	public CommandResult run(String... words) {
		return runWithInput("", words);
	}

	/** Runs a shell's script in it. */
	public CommandResult sh(String script) {
		return run("sh", "-c", script);
	}

	/** Runs a command in it that reads something. */
	public CommandResult runWithInput(String input, String... words) {
		return toolWithInput("lxc-attach", input, attached(words));
	}

	/** Runs a command in it that may take longer than others. */
	public CommandResult run(Duration limit, String... words) {
		return tool(limit, "lxc-attach", "", attached(words));
	}

	private static String[] attached(String... words) {
		List<String> arguments = new ArrayList<>(List.of("--clear-env", "--"));
		arguments.addAll(List.of(words));
		return arguments.toArray(String[]::new);
	}

	/** Copies a file to it. */
	public void copy(Path file, String target) {
		List<String> words = new ArrayList<>(
				List.of("sh", "-c", "file=$1; shift; exec \"$@\" <\"$file\"", "sh", file.toString()));
		words.addAll(command("lxc-attach", attached("sh", "-c", "cat >\"$1\"", "sh", target)));
		CommandResult.of(LIMIT, "", words).succeeds();
	}

	/** Starts it again, as an administrator would. */
	public void reboot() {
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
		Await.within(LIMIT, "its cables have addresses", () -> this.cables.stream()
			.allMatch((cable) -> run("ip", "-o", "address").out().contains(cable.address() + " ")));
	}

	/** All its files but those that Debian itself writes while packages come and go. */
	public SortedSet<String> files() {
		return new TreeSet<>(sh("find / -xdev ! -path '/var/log/*' ! -path '/var/cache/*' ! -path '/var/lib/dpkg/*' "
				+ "! -path '/var/lib/apt/*' ! -path '/tmp/*' ! -path '/var/tmp/*' ! -path '/root/*' "
				+ "! -path '/var/lib/systemd/*' ! -path '/etc/*-' ! -path '/etc/.pwd.lock'")
			.succeeds()
			.lines());
	}

	/**
	 * Its {@link #files()} that it did not have before, sorted.
	 * @param before those that it had
	 */
	public List<String> filesSince(SortedSet<String> before) {
		SortedSet<String> now = files();
		now.removeAll(before);
		return List.copyOf(now);
	}

	/** Starts a command in it. */
	public RunningCommand start(String... words) {
		return RunningCommand.start(command("lxc-attach", attached(words)));
	}

	@Override
	public void close() {
		tool("lxc-stop", "-k");
	}

}
