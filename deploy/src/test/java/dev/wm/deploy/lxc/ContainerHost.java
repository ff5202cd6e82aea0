package dev.wm.deploy.lxc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * A host of real LXC containers: a network namespace with mounts of its own, whose files
 * are below one folder.
 */
final class ContainerHost implements AutoCloseable {

	private static final Duration LIMIT = Duration.ofMinutes(15);

	// LXC looks for bridges in /sys, which is to be this network's, with the machine's
	// cgroups. The device has the mode that udev gives it.
	private static final String HOLD = """
			set -e
			mkdir -p "$1/cgroup"
			mount --rbind /sys/fs/cgroup "$1/cgroup"
			mount -t sysfs sysfs /sys
			mount --rbind "$1/cgroup" /sys/fs/cgroup
			mknod -m 666 "$1/tun" c 10 200
			mount --bind "$1/tun" /dev/net/tun
			touch "$1/ready"
			exec sleep infinity
			""";

	private final NetworkNode node;

	private final Path folder;

	private final Process holder;

	ContainerHost(NetworkNode node, Path folder) throws IOException {
		this.node = node;
		this.folder = Files.createDirectories(folder);
		Files.createDirectories(folder.resolve("etc/default"));
		Files.writeString(folder.resolve("etc/default/lxc-net"), "USE_LXC_BRIDGE=\"true\"\n");
		this.holder = new ProcessBuilder("nsenter", "--net=/run/netns/" + node.name(), "unshare", "--mount",
				"--propagation", "private", "sh", "-c", HOLD, "sh", folder.toString())
			.inheritIO()
			.start();
		Await.within(LIMIT, "the host is there", () -> Files.exists(folder.resolve("ready")));
	}

	Path folder() {
		return this.folder;
	}

	private List<String> inside(String... words) {
		List<String> command = new ArrayList<>(List.of("nsenter", "-t", Long.toString(this.holder.pid()), "-n", "-m",
				"env", "WM_GW_ROOT=" + this.folder));
		command.addAll(List.of(words));
		return command;
	}

	/** Runs a command on it. */
	CommandResult run(String... words) {
		return CommandResult.of(LIMIT, "", inside(words));
	}

	/** Starts a command on it. */
	RunningCommand startCommand(String... words) {
		return RunningCommand.start(inside(words));
	}

	/** Starts {@code wm-gw} on it. */
	RunningCommand start(String verb, Path service, String... options) {
		List<String> words = new ArrayList<>(
				List.of(Scripts.FOLDER.resolve("wm-gw").toString(), verb, service.toString()));
		words.addAll(List.of(options));
		return RunningCommand.start(inside(words.toArray(String[]::new)));
	}

	/** Runs {@code wm-gw} on it. */
	CommandResult gateway(String verb, Path service, String... options) {
		return start(verb, service, options).await(LIMIT);
	}

	/** Runs a command in one of its containers. */
	CommandResult inContainer(String container, String... words) {
		List<String> command = new ArrayList<>(
				List.of("lxc-attach", "-P", this.folder.resolve("var/lib/lxc").toString(), "-n", container,
						"--clear-env", "-v", "PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "--"));
		command.addAll(List.of(words));
		return run(command.toArray(String[]::new));
	}

	/** Ends its containers, whatever became of them, and itself. */
	@Override
	public void close() {
		Path containers = this.folder.resolve("var/lib/lxc");
		run("sh", "-c", "for c in \"$1\"/*/config; do [ -e \"$c\" ] || continue; c=${c%/config}; "
				+ "lxc-stop -k -P \"$1\" -n \"${c##*/}\"; done", "sh", containers.toString());
		this.holder.destroy();
		this.node.close();
	}

}
