package dev.wm.agent.render;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LocalContext;
import dev.wm.contract.net.Cidr;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each text compared with its golden file. */
class RenderedConfigTests {

	private final RenderedConfig rendered = RenderedConfig
		.of(DesiredStateMapper.map(Samples.config(), Samples.context()));

	private final RenderedConfig hub = RenderedConfig.of(DesiredStateMapper.map(Samples.hub(), Samples.context()));

	private static String golden(String name) throws IOException {
		try (InputStream in = RenderedConfigTests.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	// W64, W84
	@Test
	void wireGuardWhenRenderedIsTheGoldenText() throws IOException {
		assertThat(this.rendered.wireGuard().content()).isEqualTo(golden("wg0.conf"));
	}

	// W66, W85, W94, W95, WX1
	@Test
	void tableWhenRenderedIsTheGoldenText() throws IOException {
		assertThat(this.rendered.tableFile().content()).isEqualTo(golden("wm.nft"));
	}

	// W65, W93: a device is a peer with one address, and called by nobody.
	@Test
	void wireGuardWhenItIsTheHubIsTheGoldenText() throws IOException {
		assertThat(this.hub.wireGuard().content()).isEqualTo(golden("hub.conf"));
	}

	// W67, W92, W93
	@Test
	void tableWhenThereAreDevicesAndIsolatedOnesIsTheGoldenText() throws IOException {
		assertThat(this.hub.tableFile().content()).isEqualTo(golden("hub.nft"));
	}

	@Test
	void admittedWhenRenderedIsTheGoldenText() throws IOException {
		assertThat(this.hub.admitted().content()).isEqualTo(golden("hub.admitted"));
	}

	// W108
	@Test
	void hostsWhenThereAreDevicesIsTheGoldenText() throws IOException {
		assertThat(this.hub.hosts().content()).isEqualTo(golden("hub.hosts"));
	}

	// What passed between its LANs before the agent came still does.
	@Test
	void tableWhenTheMachineIsARouterLetsLansReachEachOther() {
		LocalContext router = new LocalContext(Samples.KEY, Samples.context().lanAddresses(), List.of(), false, true);
		assertThat(this.rendered.tableFile().content()).contains("ip daddr 192.168.1.0/24 drop");
		assertThat(RenderedConfig.of(DesiredStateMapper.map(Samples.config(), router)).tableFile().content())
			.doesNotContain("ip daddr 192.168.1.0/24 drop");
	}

	// W68, W83, W104 to W107
	@Test
	void hostsWhenRenderedIsTheGoldenText() throws IOException {
		assertThat(this.rendered.hosts().content()).isEqualTo(golden("hosts"));
	}

	// W109
	@Test
	void serversWhenRenderedIsTheGoldenText() throws IOException {
		assertThat(this.rendered.servers().content()).isEqualTo(golden("dnsmasq.servers"));
	}

	@Test
	void dnsmasqWhenRenderedIsTheGoldenText() throws IOException {
		assertThat(this.rendered.dnsmasq().content()).isEqualTo(golden("dnsmasq.conf"));
	}

	// W105: what the second LAN is answered.
	@Test
	void lansWhenThereAreTwoIsTheGoldenTextOfTheSecond() throws IOException {
		RenderedConfig two = RenderedConfig.of(DesiredStateMapper.map(Samples.hub(), Samples.twoLans()));
		assertThat(two.lans()).hasSize(1);
		assertThat(two.lans().values().iterator().next().content()).isEqualTo(golden("lan.conf"));
		assertThat(two.hosts().content()).doesNotContain("192.168.1.10");
		assertThat(two.dnsmasq().content()).contains("listen-address=10.7.0.250").doesNotContain("192.168.1.250");
	}

	@Test
	void syncWhenNoEndpointIsToBeSetHasNone() {
		assertThat(WireGuardText.sync(this.rendered.desired().wireGuard(), (peer) -> false).content())
			.doesNotContain("Endpoint", "Address", "MTU")
			.contains("PublicKey", "PrivateKey", "ListenPort");
	}

	@Test
	void tableWhenThereAreNoHostsHasNoEmptyList() {
		RenderedConfig empty = RenderedConfig.of(DesiredStateMapper
			.map(Samples.config(Samples.KEY.publicKey(), List.of(), List.of()), Samples.context()));
		assertThat(empty.tableFile().content()).doesNotContain("elements = {\n\t\t\t\n", "elements = {}")
			.contains("set hosts_at {");
	}

	@Test
	void reverseZonesWhenCutAtOctetsCoverTheNetwork() {
		assertThat(ReverseZones.of(Cidr.parse("172.30.0.0/16"))).containsExactly("30.172.in-addr.arpa");
		assertThat(ReverseZones.of(Cidr.parse("10.0.0.0/8"))).containsExactly("10.in-addr.arpa");
		assertThat(ReverseZones.of(Cidr.parse("172.16.0.0/12"))).hasSize(16)
			.startsWith("16.172.in-addr.arpa")
			.endsWith("31.172.in-addr.arpa");
		assertThat(ReverseZones.of(Cidr.parse("10.1.2.0/23"))).containsExactly("2.1.10.in-addr.arpa",
				"3.1.10.in-addr.arpa");
		assertThat(ReverseZones.of(Cidr.parse("10.1.2.128/30"))).hasSize(4).startsWith("128.2.1.10.in-addr.arpa");
	}

	@Test
	void toStringWhenRenderedHidesTheKey() {
		assertThat(this.rendered.toString() + this.rendered.wireGuard()).doesNotContain(Samples.KEY.base64());
	}

	// Where there is no user dnsmasq.
	@Test
	void dnsmasqWhenItHasNoUserOfItsOwnRunsAsRoot() {
		LocalContext lans = Samples.twoLans();
		RenderedConfig root = RenderedConfig.of(DesiredStateMapper.map(Samples.config(),
				new LocalContext(Samples.KEY, lans.lanAddresses(), lans.upstreams(), true, false)));
		assertThat(root.dnsmasq().content()).endsWith("local=/wm-loop-check/\nuser=root\n");
		assertThat(root.lans().values()).singleElement()
			.satisfies((lan) -> assertThat(lan.content()).endsWith("\nuser=root\n"));
	}

}
