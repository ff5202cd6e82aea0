package dev.wm.deploy.lxc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RunningCommand;

/**
 * A Proxmox host of stand-in programs: {@code wm-gw} runs on it as it would on a real
 * one, and every command that it gives is recorded. Its containers are folders.
 */
final class StandInHost {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static final List<String> PROGRAMS = List.of("pct", "pvesh", "pvesm", "pveam", "ip", "nft", "conntrack",
			"modprobe", "systemctl");

	private static final String ADDRESSES = """
			[{"ifname":"vmbr0","linkinfo":{"info_kind":"bridge"},"addr_info":[{"local":"192.168.1.5","prefixlen":24}]},
			 {"ifname":"lxcbr0","linkinfo":{"info_kind":"bridge"},"addr_info":[{"local":"10.0.3.1","prefixlen":24}]}]
			""";

	private final Path folder;

	StandInHost(Path folder) throws IOException {
		this.folder = folder;
		Path bin = Files.createDirectories(folder.resolve("bin"));
		Path program = resource("stand-in.sh");
		for (String name : PROGRAMS) {
			Files.createSymbolicLink(bin.resolve(name), program);
		}
		Files.createSymbolicLink(Files.createDirectories(folder.resolve("inside")).resolve("systemctl"), program);
		write("addresses.json", ADDRESSES);
		write("routes.json", "[{\"gateway\":\"192.168.1.1\",\"dev\":\"vmbr0\"}]");
		write("source", "203.0.113.10\n");
		write("root/etc/resolv.conf", "nameserver 192.168.1.1\n");
		Files.createDirectories(path("root/run/systemd/system"));
		write("root/proc/net/ipv4/ip_forward", "1\n");
	}

	/** A file of this class's resources, as an executable file. */
	Path resource(String name) throws IOException {
		Path file = this.folder.resolve(name);
		if (!Files.exists(file)) {
			try (InputStream text = StandInHost.class.getResourceAsStream(name)) {
				Files.copy(Objects.requireNonNull(text), file);
			}
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
		}
		return file;
	}

	Path path(String name) {
		return this.folder.resolve(name);
	}

	void write(String name, String text) throws IOException {
		Files.createDirectories(path(name).getParent());
		Files.writeString(path(name), text);
	}

	String read(String name) {
		try {
			return Files.readString(path(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A service.env, which is secret. */
	Path service(StandInRegistry registry, String text) throws IOException {
		Path file = Files.createTempFile(this.folder, "service", ".env");
		Files.writeString(file, "WM_REGISTRY_URL=" + registry.url() + "\nWM_REGISTRY_TOKEN='" + StandInRegistry.TOKEN
				+ "'\nHOST_NAME=pve\n" + text);
		return file;
	}

	private List<String> command(String... words) {
		List<String> command = new ArrayList<>(List.of("env", "PATH=" + path("bin") + ":" + System.getenv("PATH"),
				"MACHINE=" + this.folder, "WM_GW_ROOT=" + path("root"), "WM_GW_SYSCTLS=" + path("root/proc"), "bash",
				"-c", "exec \"$@\"", "bash", Scripts.FOLDER.resolve("wm-gw").toString()));
		command.addAll(List.of(words));
		return command;
	}

	/** Runs {@code wm-gw} on it. */
	CommandResult gateway(String verb, Path service, String... options) {
		return start(verb, service, options).await(LIMIT);
	}

	/** Starts {@code wm-gw} on it. */
	RunningCommand start(String verb, Path service, String... options) {
		List<String> words = new ArrayList<>(List.of(verb, service.toString()));
		words.addAll(List.of(options));
		return RunningCommand.start(command(words.toArray(String[]::new)));
	}

	/** The calls of a program since the beginning, each with its words. */
	List<String> calls(String program) {
		return read("calls").lines().filter((line) -> line.startsWith(program)).toList();
	}

}
