package dev.wm.deploy.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;

/**
 * A machine made of namespaces, as the lab's nodes are: its own network, processes,
 * {@code /etc}, {@code /var/lib} and {@code /run}. What runs there ends with it.
 */
final class Node implements AutoCloseable {

	static final Duration LIMIT = Duration.ofSeconds(60);

	private static final Path INIT = Path.of(System.getProperty("wm.repository", ".."), "deploy/lab.d/init.sh");

	private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

	private static final List<String> FOLDERS = List.of("etc", "var/lib");

	private final Path folder;

	private final Process parent;

	private final long pid;

	private final List<Path> logs = new ArrayList<>();

	/**
	 * Starts one.
	 * @param name its host name
	 * @param folder an empty folder for its disk and its logs
	 */
	Node(String name, Path folder) throws IOException {
		this.folder = folder;
		// The folder may be on an overlay itself, which carries no other.
		onMachine("mount", "-t", "tmpfs", "-o", "mode=0755", "wm-test", folder.toString());
		List<String> command = new ArrayList<>(
				List.of("unshare", "--net", "--mount", "--uts", "--pid", "--fork", "--kill-child", "--mount-proc",
						INIT.toAbsolutePath().toString(), name, folder.toString(), folder.resolve("ready").toString()));
		command.addAll(FOLDERS);
		for (String path : FOLDERS) {
			Files.createDirectories(folder.resolve(path).resolve("upper"));
			Files.createDirectories(folder.resolve(path).resolve("work"));
		}
		this.parent = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve("init.log").toFile())
			.start();
		Await.within(LIMIT, name + " has started", () -> Files.exists(folder.resolve("ready")));
		this.pid = this.parent.children().findFirst().orElseThrow().pid();
		run("ip", "link", "set", "lo", "up").succeeds();
	}

	private static void onMachine(String... command) {
		CommandResult.of(LIMIT, "", List.of(command)).succeeds();
	}

	/** Lays a cable to another node. */
	void cable(String here, Node other, String there) {
		onMachine("ip", "link", "add", here, "netns", Long.toString(this.pid), "type", "veth", "peer", "name", there,
				"netns", Long.toString(other.pid));
		run("ip", "link", "set", here, "up").succeeds();
		other.run("ip", "link", "set", there, "up").succeeds();
	}

	/** Runs a command there. */
	CommandResult run(String... command) {
		return runWithInput("", command);
	}

	/** Runs a command there that reads something. */
	CommandResult runWithInput(String input, String... command) {
		return CommandResult.of(LIMIT, input, inside(Map.of(), command));
	}

	/** Runs a shell script there. */
	CommandResult shell(String script) {
		return run("sh", "-c", script);
	}

	/**
	 * Starts a program there that runs until the node ends.
	 * @param environment what it finds in its environment, besides a path
	 */
	Process serve(Map<String, String> environment, String... command) throws IOException {
		Path log = this.folder.resolve(Path.of(command[0]).getFileName() + "-" + this.logs.size() + ".log");
		this.logs.add(log);
		return new ProcessBuilder(inside(environment, command)).redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
	}

	/** What its programs have printed. */
	String printed() {
		StringBuilder text = new StringBuilder();
		for (Path log : this.logs) {
			try {
				text.append(log.getFileName()).append(":\n").append(Files.readString(log));
			}
			catch (IOException ex) {
				text.append(ex.getMessage());
			}
		}
		return text.toString();
	}

	private List<String> inside(Map<String, String> environment, String... command) {
		List<String> words = new ArrayList<>(
				List.of("nsenter", "--target", Long.toString(this.pid), "--net", "--mount", "--uts", "--pid", "--",
						"setsid", "--wait", "env", "-i", "PATH=" + PATH, "LC_ALL=C.UTF-8", "HOME=/var/lib/home"));
		environment.forEach((name, value) -> words.add(name + "=" + value));
		words.addAll(List.of(command));
		return words;
	}

	@Override
	public void close() {
		ProcessHandle.of(this.pid).ifPresent(ProcessHandle::destroyForcibly);
		Await.within(LIMIT, "its processes end", () -> !this.parent.isAlive());
		onMachine("umount", "-l", this.folder.toString());
	}

}
