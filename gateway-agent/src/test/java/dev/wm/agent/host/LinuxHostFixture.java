package dev.wm.agent.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;

import dev.wm.agent.Samples;
import dev.wm.contract.net.InterfaceName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A Linux host with files of its own whose commands are scripted. */
abstract class LinuxHostFixture {

	private static final String ADDRESSES = """
			[{"ifname":"wg0","flags":["UP"],"mtu":1420,"addr_info":[{"family":"inet","local":"172.30.2.1","prefixlen":24}]}]""";

	@TempDir
	Path root;

	final ScriptedRunner runner = new ScriptedRunner();

	LinuxHost host;

	boolean resolverAnswers = true;

	@BeforeEach
	void host() throws IOException {
		this.host = new LinuxHost(this.runner, new Paths(this.root), InterfaceName.WIREGUARD,
				Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC), (name) -> this.resolverAnswers);
		write("proc/sys/net/ipv4/ip_forward", "0\n");
		write("etc/passwd", "root:x:0:0\ndnsmasq:x:999:65534\n");
		write("etc/resolv.conf", "nameserver 172.30.2.1\n");
		write("run/systemd/resolve/resolv.conf", "nameserver 9.9.9.9\n");
		this.runner.answer("ip -d -j addr", ADDRESSES)
			.answer("wg show", "(none)\t" + Samples.KEY.publicKey() + "\t51820\toff\n")
			.answer("ip -j -4 route", "[{\"dst\":\"172.30.0.0/16\",\"prefsrc\":\"172.30.2.1\"}]")
			.fail("nft list", "Error: No such file or directory");
	}

	void write(String path, String text) throws IOException {
		Path file = this.root.resolve(path);
		Files.createDirectories(Objects.requireNonNull(file.getParent(), "folder"));
		Files.writeString(file, text);
	}

	String read(String path) throws IOException {
		return Files.readString(this.root.resolve(path));
	}

}
