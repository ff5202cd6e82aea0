package dev.wm.agent.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The programs of a machine for tests: those of BusyBox where it has no others, and
 * stand-ins for what a test must not do to the machine that it runs on.
 *
 * @param folder where they are
 * @param kind the kind of machine
 */
record ShellTools(Path folder, ShellMachine.Kind kind) {

	/** What a gateway needs, as far as it is not in BusyBox. */
	private static final List<String> TOOLS = List.of("curl", "openssl");

	private static final List<String> STANDINS = List.of("wg", "nft", "conntrack", "dnsmasq", "ping", "modprobe",
			"wireguard-go", "java");

	private static final String NOTE = "echo \"${0##*/} $*\" >>\"$WM_ROOT/calls\"";

	private static final String SERVICE = """
			end() {
			  read -r pid _ <"$WM_ROOT/run/wm/wm-agent" || return 0
			  kill "$pid" && while kill -0 "$pid"; do sleep 0.1; done
			} 2>/dev/null
			begin() { setsid "$WM_ROOT/opt/wm-gateway/wm-agent" >>"$WM_ROOT/log" 2>&1 </dev/null & }
			echo "${0##*/} $*" >>"$WM_ROOT/calls"
			[ ! -e "$WM_ROOT/service-fails" ] || exit 1
			case "$*" in *restart*) end; begin ;; *disable* | *stop*) end ;; esac
			exit 0
			""";

	/** Makes them. */
	void install() throws IOException {
		if (this.kind == ShellMachine.Kind.ALPINE) {
			applets();
		}
		STANDINS.forEach((name) -> put(name, "exit 0"));
		put("ip", "exit 1");
		put("curl", "echo \"curl $*\" >>\"$WM_ROOT/calls\"\nexec /usr/bin/curl \"$@\"");
		if (this.kind == ShellMachine.Kind.DEBIAN) {
			put("systemctl", SERVICE);
			put("apt-get", NOTE);
		}
		else {
			put("rc-service", SERVICE);
			put("rc-update", NOTE);
			put("apk", NOTE);
		}
	}

	private void applets() throws IOException {
		Path busybox = Path.of("/usr/bin/busybox").toRealPath();
		Process list = new ProcessBuilder(busybox.toString(), "--list").start();
		for (String name : new String(list.getInputStream().readAllBytes(), UTF_8).lines().toList()) {
			Files.createSymbolicLink(this.folder.resolve(name), busybox);
		}
		for (String name : TOOLS) {
			remove(name);
			Files.createSymbolicLink(this.folder.resolve(name), Path.of("/usr/bin", name));
		}
	}

	/** What runs the scripts. */
	String shell() {
		return (this.kind == ShellMachine.Kind.ALPINE) ? this.folder.resolve("sh").toString() : "/bin/sh";
	}

	/** Puts a script in front of a program. */
	void put(String name, String body) {
		try {
			remove(name);
			Path file = Files.writeString(this.folder.resolve(name), "#!" + shell() + "\n" + body + "\n");
			assertThat(file.toFile().setExecutable(true)).isTrue();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Takes a program away. */
	void remove(String name) {
		try {
			Files.deleteIfExists(this.folder.resolve(name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
