package dev.wm.agent.host;

import java.nio.file.Path;
import java.util.List;

import dev.wm.agent.desired.OwnNetwork;
import dev.wm.contract.net.InterfaceAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Real packets beside a network of containers inside the supernet. */
@Execution(ExecutionMode.CONCURRENT)
class ConflictNamespaceTests {

	private static final String GATEWAY = "172.30.2.1";

	private static final String FAR = "172.30.3.1";

	private static final String SERVER = "172.30.2.2";

	private static final String OUTSIDE = "203.0.113.53";

	@TempDir
	Path root;

	private SiteNetwork site;

	private Namespace server;

	@BeforeEach
	void network() {
		Namespace.require("nft", "ping", "conntrack");
		this.site = new SiteNetwork(this.root);
		this.server = this.site.machine("server", "192.168.1.10");
		this.site.machine("nas", "192.168.1.11");
		this.site.outside("outside");
		this.site.secondLan("annex");
		this.site.elsewhere(FAR);
	}

	@AfterEach
	void end() {
		if (this.site != null) {
			this.site.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "172.30.99.1/24,172.30.99.5", "172.30.0.1/16,172.30.0.5", "172.30.0.1/20,172.30.0.5" })
	void packetsWhenContainersAreInsideTheSupernetPassForBoth(String bridge, String container) {
		Namespace guest = this.site.container("guest", "lxdbr0", bridge, container);
		this.site.applyGuarded(FirewallNamespaceTests.config(),
				new OwnNetwork("lxdbr0", InterfaceAddress.parse(bridge), true));
		assertThat(this.site.mesh.reaches(FAR, SERVER)).isTrue();
		assertThat(this.site.mesh.reaches(FAR, GATEWAY)).isTrue();
		assertThat(this.server.reaches("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.gateway.reaches(GATEWAY, FAR)).isTrue();
		assertThat(guest.reaches(container, bridge.substring(0, bridge.indexOf('/')))).isTrue();
		assertThat(guest.reaches(container, OUTSIDE)).isTrue();
		assertThat(this.site.gateway.reaches(bridge.substring(0, bridge.indexOf('/')), container)).isTrue();
		assertThat(guest.misses(container, GATEWAY)).isTrue();
		assertThat(guest.misses(container, SERVER)).isTrue();
		assertThat(this.site.mesh.misses(FAR, container)).isTrue();
	}

	// Who is not admitted stays out, be the source an address of the containers.
	@Test
	void packetsWhenTheSourceIsTheContainersPassFromTheirBridgeAlone() {
		this.site.container("guest", "lxdbr0", "172.30.99.1/24", "172.30.99.5");
		this.site.applyGuarded(FirewallNamespaceTests.config(),
				new OwnNetwork("lxdbr0", InterfaceAddress.parse("172.30.99.1/24"), true));
		this.server.ip("addr add 172.30.99.7/32 dev eth0");
		assertThat(this.server.misses("172.30.99.7", FAR)).isTrue();
		assertThat(this.server.misses("172.30.99.7", "192.168.1.250")).isTrue();
		this.site.elsewhere("172.30.99.9");
		assertThat(this.site.mesh.misses("172.30.99.9", SERVER)).isTrue();
		assertThat(this.site.mesh.misses("172.30.99.9", GATEWAY)).isTrue();
	}

	// Docker's 172.30.0.0/16 may be larger than the sites' subnets: what is theirs is not
	// its containers'. Those of Docker do reach the LAN.
	@Test
	void packetsWhenAContainerPassesForAMemberDoNotReachTheLan() {
		Namespace guest = this.site.container("guest", "lxdbr0", "172.30.0.1/16", "172.30.0.5");
		this.site.applyGuarded(FirewallNamespaceTests.config(),
				new OwnNetwork("lxdbr0", InterfaceAddress.parse("172.30.0.1/16"), true));
		ForgedPackets packets = new ForgedPackets(List.of("172.30.0.5", FAR, SERVER, GATEWAY), this.site.gateway,
				this.server);
		packets.send("container", guest, "192.168.1.10");
		assertThat(packets.arrived()).containsExactly("container: 172.30.0.5 to 192.168.1.10 as 172.30.0.5");
	}

	@Test
	void packetsWhenTheTableIsFlushedPassForContainersAlone() {
		Namespace guest = this.site.container("guest", "lxdbr0", "172.30.99.1/24", "172.30.99.5");
		this.site.applyGuarded(FirewallNamespaceTests.config(),
				new OwnNetwork("lxdbr0", InterfaceAddress.parse("172.30.99.1/24"), true));
		this.site.gateway.run("nft", "flush", "ruleset");
		assertThat(guest.reaches("172.30.99.5", OUTSIDE)).isTrue();
		assertThat(guest.misses("172.30.99.5", FAR)).isTrue();
		assertThat(this.server.misses("192.168.1.10", FAR)).isTrue();
		assertThat(this.site.mesh.misses(FAR, "192.168.1.10")).isTrue();
		assertThat(this.site.mesh.misses(FAR, "172.30.99.5")).isTrue();
	}

}
