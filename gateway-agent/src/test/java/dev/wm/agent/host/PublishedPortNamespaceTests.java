package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.wm.agent.process.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A port that a container publishes on the gateway (as Docker does, by DNAT) answers at
 * the gateway's overlay address, for whoever may enter and nobody else.
 */
@Execution(ExecutionMode.CONCURRENT)
class PublishedPortNamespaceTests {

	private static final String FAR = "172.30.3.1";

	private static final String KIOSK = "172.30.3.7";

	private static final String UNREGISTERED = "172.30.3.9";

	private static final String GATEWAY = "172.30.2.1";

	private static final String PUBLISHED = """
			table ip nat {
				chain PREROUTING {
					type nat hook prerouting priority -100; policy accept;
					fib daddr type local tcp dport 8080 dnat to 172.17.0.2:80
				}
				chain POSTROUTING {
					type nat hook postrouting priority 100; policy accept;
					ip saddr 172.17.0.0/16 oifname != "docker0" masquerade
				}
			}
			table ip filter {
				chain FORWARD {
					type filter hook forward priority 0; policy accept;
					oifname "docker0" ct state related,established accept
					iifname "docker0" accept
					oifname "docker0" ip daddr 172.17.0.2 tcp dport 80 accept
					oifname "docker0" drop
				}
			}
			""";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	private Namespace stranger;

	private Namespace container;

	private Namespace.Running web;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "nc", "conntrack", "perl");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.stranger = this.site.machine("stranger", "192.168.1.77");
		this.container = this.site.container("web");
		this.site.elsewhere(FAR, KIOSK, UNREGISTERED);
		this.site.gateway.run(Command.of("nft", "-f", "-").withInput(PUBLISHED));
		this.site.applyGuarded(FirewallNamespaceTests.config());
		this.web = this.container.start("nc", "-n", "-k", "-l", "-p", "80");
		Namespace.until(() -> this.container.attempt(Command.of("nc", "-n", "-z", "127.0.0.1", "80")).succeeded());
	}

	@AfterEach
	void end() {
		if (this.web != null) {
			this.web.close();
		}
		if (this.site != null) {
			this.site.close();
		}
	}

	private static boolean opens(Namespace caller, String source, int seconds) {
		return caller
			.attempt(Command.of("nc", "-n", "-z", "-w", Integer.toString(seconds), "-s", source, GATEWAY, "8080"))
			.succeeded();
	}

	@Test
	void connectionsWhenAPortIsPublishedOnTheGatewayOpenForMembersOnly() {
		assertThat(opens(this.site.mesh, FAR, 30)).isTrue();
		assertThat(opens(this.server, "192.168.1.10", 30)).isTrue();
		assertThat(opens(this.site.mesh, UNREGISTERED, 1)).isFalse();
		assertThat(opens(this.site.mesh, KIOSK, 1)).isFalse();
		assertThat(opens(this.stranger, "192.168.1.77", 1)).isFalse();
	}

	@Test
	void packetsWhenAPortIsPublishedOpenNothingElse() {
		assertThat(this.container.misses("172.17.0.2", FAR)).isTrue();
		assertThat(this.container.misses("172.17.0.2", "172.30.2.2")).isTrue();
		ForgedPackets packets = new ForgedPackets(List.of("172.17.0.2", "169.254.77.2"), this.site.gateway,
				this.site.mesh, this.server, this.container);
		packets.send("LAN", this.stranger, FAR, GATEWAY, "172.17.0.2");
		packets.send("tunnel", this.site.mesh, "172.30.2.2", "172.17.0.2");
		packets.send("container", this.container, FAR, "172.30.2.2");
		assertThat(packets.arrived()).isEqualTo(Set.of());
	}

}
