package dev.wm.deploy.lxc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import dev.wm.deploy.container.NetworkNode;
import dev.wm.deploy.process.Await;
import dev.wm.deploy.process.CommandResult;
import dev.wm.deploy.process.RequiresRoot;
import dev.wm.deploy.process.RunningCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code wm-gw-forward} does to a hub's host, with real rules and packets.
 */
@RequiresRoot({ "nft", "conntrack", "nc" })
class ForwardIT {

	private static final Duration LIMIT = Duration.ofSeconds(60);

	private static final String PROGRAM = Scripts.FOLDER.resolve("wm-gw-forward").toString();

	// As iptables-nft, and with it Docker, leaves it.
	private static final String DOCKER = """
			table ip filter {
				chain DOCKER-USER {
				}
				chain FORWARD {
					type filter hook forward priority filter; policy drop;
					counter jump DOCKER-USER
				}
			}
			""";

	private static final String STATEFUL = """
			table ip firewall {
				chain input {
					type filter hook input priority filter; policy accept;
					ct state established accept
				}
			}
			""";

	@TempDir
	private Path folder;

	private NetworkNode outside;

	private NetworkNode host;

	private NetworkNode container;

	@BeforeEach
	void start() throws IOException {
		String name = "wmf" + ProcessHandle.current().pid();
		this.outside = new NetworkNode(name + "o");
		this.host = new NetworkNode(name + "h");
		this.container = new NetworkNode(name + "c");
		this.outside.cable("eth0", this.host, "eth0");
		this.outside.address("eth0", "203.0.113.1/24");
		this.host.address("eth0", "203.0.113.10/24");
		this.host.bridge("lxcbr0", "10.0.3.1/24");
		this.container.cable("eth0", this.host, "veth0");
		this.host.run("ip", "link", "set", "veth0", "master", "lxcbr0").succeeds();
		this.container.address("eth0", "10.0.3.2/24");
		this.container.route("default", "10.0.3.1");
		forward("lxcbr0 10.0.3.2 51820 10.0.3.0/24\n");
	}

	@AfterEach
	void stop() {
		this.outside.close();
		this.host.close();
		this.container.close();
	}

	private void forward(String line) throws IOException {
		Path forwards = Files.createDirectories(this.folder.resolve("var/lib/wm-gw/forwards"));
		Files.writeString(forwards.resolve("wm-gw-hub"), line);
		Path table = Files.createDirectories(this.folder.resolve("etc/nftables.d")).resolve("wm-gateway.nft");
		Files.writeString(table, Scripts.run(line, "render_forwards").succeeds().out());
	}

	private CommandResult forwarder(String verb) {
		return this.host.run("env", "WM_GW_ROOT=" + this.folder, PROGRAM, verb);
	}

	private boolean arrives(String text) throws IOException {
		return comesIn(text, (sent) -> Await.holdsWithin(LIMIT, sent));
	}

	private boolean isLost(String text) throws IOException {
		return !comesIn(text, (sent) -> IntStream.range(0, 3).anyMatch((attempt) -> sent.getAsBoolean()));
	}

	// Whether what is sent to the host's port from outside, always from the same port as
	// WireGuard does, comes to the container.
	private boolean comesIn(String text, Predicate<BooleanSupplier> tries) throws IOException {
		RunningCommand server = this.container.start("nc", "-l", "-u", "51820");
		try {
			Await.within(LIMIT, "something listens",
					() -> this.container.run("ss", "-Hlun", "sport", "51820").out().contains("51820"));
			return tries.test(() -> {
				this.outside.runWithInput(text, "nc", "-u", "-w", "0", "-p", "51820", "203.0.113.10", "51820");
				return read(server.out()).contains(text);
			});
		}
		finally {
			server.process().destroy();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// W33, W36, W194: the entry from before the rule would keep packets on the host
	@Test
	void applyWhenPacketsCameBeforeTheRuleBringsThemIn() throws IOException {
		// A rule that asks for connections has the kernel note them.
		this.host.rules(STATEFUL);
		assertThat(isLost("early")).isTrue();
		assertThat(this.host.run("conntrack", "-L", "-p", "udp").out()).contains("dport=51820");
		assertThat(forwarder("apply").succeeds().out()).contains("loaded");
		assertThat(arrives("late")).isTrue();
		assertThat(forwarder("check").succeeds().out()).isEmpty();
		this.container.runWithInput("out", "nc", "-u", "-w", "0", "-p", "51820", "203.0.113.1", "4000");
		assertThat(this.host.run("conntrack", "-L", "-p", "udp").out())
			.containsPattern("src=10.0.3.2 dst=203.0.113.1 .*src=203.0.113.1 dst=203.0.113.10");
	}

	@Test
	void applyWhenLoadedAlreadyChangesNothing() {
		forwarder("apply").succeeds();
		String before = this.host.run("nft", "-a", "list", "ruleset").out();
		assertThat(forwarder("apply").succeeds().out()).isEmpty();
		assertThat(this.host.run("nft", "-a", "list", "ruleset").out()).isEqualTo(before);
	}

	// As a restart of nftables.service leaves it
	@Test
	void applyWhenEverythingWasFlushedLoadsItAgain() throws IOException {
		forwarder("apply").succeeds();
		this.host.run("nft", "flush", "ruleset").succeeds();
		assertThat(forwarder("check").fails(1).out()).contains("UDP 51820 is not forwarded to 10.0.3.2",
				"wm-gw-forward apply");
		assertThat(isLost("lost")).isTrue();
		forwarder("apply").succeeds();
		assertThat(arrives("again")).isTrue();
	}

	@Test
	void checkWhenARuleWasChangedByHandSaysSo() {
		forwarder("apply").succeeds();
		this.host.run("nft", "flush", "chain", "ip", "wm-gateway", "postrouting").succeeds();
		assertThat(forwarder("check").fails(1).out()).contains("The table ip wm-gateway is not as in");
		forwarder("apply").succeeds();
		forwarder("check").succeeds();
	}

	@Test
	void applyWhenTheContainersAddressChangedFollows() throws IOException {
		forwarder("apply").succeeds();
		assertThat(arrives("first")).isTrue();
		this.container.run("ip", "address", "del", "10.0.3.2/24", "dev", "eth0").succeeds();
		this.container.address("eth0", "10.0.3.9/24");
		this.container.route("default", "10.0.3.1");
		forward("lxcbr0 10.0.3.9 51820 10.0.3.0/24\n");
		forwarder("apply").succeeds();
		assertThat(arrives("second")).isTrue();
	}

	// W35: Docker drops what it does not know, and makes its chains anew when it starts
	@Test
	void applyWhenDockerDropsAndStartsAgainLetsPacketsPass() throws IOException {
		this.host.rules(DOCKER);
		forwarder("apply").succeeds();
		assertThat(arrives("through docker")).isTrue();
		this.host.rules("delete table ip filter\n" + DOCKER);
		assertThat(forwarder("check").fails(1).out()).contains("Docker drops what is for the gateway");
		assertThat(forwarder("apply").succeeds().out()).contains("opened in DOCKER-USER");
		assertThat(arrives("through docker again")).isTrue();
		assertThat(forwarder("apply").succeeds().out()).isEmpty();
		List<String> rules = this.host.run("nft", "list", "chain", "ip", "filter", "DOCKER-USER").lines();
		assertThat(rules.stream().filter((rule) -> rule.contains("wm-gw"))).hasSize(2);
	}

	@Test
	void applyWhenTheLastForwardIsGoneLeavesNothing() throws IOException {
		this.host.rules(DOCKER);
		forwarder("apply").succeeds();
		Files.delete(this.folder.resolve("etc/nftables.d/wm-gateway.nft"));
		Files.delete(this.folder.resolve("var/lib/wm-gw/forwards/wm-gw-hub"));
		forwarder("apply").succeeds();
		assertThat(this.host.run("nft", "list", "ruleset").out()).doesNotContain("wm-g", "51820");
	}

}
