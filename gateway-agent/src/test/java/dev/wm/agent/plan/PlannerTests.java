package dev.wm.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.ConfigParser;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.AdmittedAddresses;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.observed.TableState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.agent.routing.RoutingRule;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** W69 to W74: only what differs is touched, and drift comes back. */
class PlannerTests {

	private static final InterfaceName WG = InterfaceName.WIREGUARD;

	private static final PublicKey HUB = Samples.key(2).publicKey();

	private final FakeHost machine = new FakeHost();

	private final GatewayConfig config = Samples.config();

	private final RenderedConfig wanted = rendered(this.config);

	private static RenderedConfig rendered(GatewayConfig config) {
		return RenderedConfig.of(DesiredStateMapper.map(config, Samples.context()));
	}

	private List<String> apply(RenderedConfig rendered) {
		List<Step> plan = Planner.plan(rendered, this.machine.observe());
		plan.forEach((step) -> this.machine.execute(step.action()));
		return plan.stream().map((step) -> step.toString()).toList();
	}

	@Test
	void admittedWhenReadFromItsFileIsWhatItIsMadeOf() {
		List<Host> hosts = new ArrayList<>(this.config.hosts());
		hosts.add(new Host(HostName.parse("cam.sheen"), IpAddress.parse("192.168.1.97"), IpAddress.parse("172.30.2.97"),
				HostType.ISOLATED, true));
		RenderedConfig rendered = rendered(Samples.config(Samples.KEY.publicKey(), this.config.peers(), hosts));
		AdmittedAddresses made = FlowPlan.admitted(rendered.desired().ruleset());
		assertThat(made.hosts()).hasSize(hosts.size());
		assertThat(made.isolated()).isNotEmpty();
		assertThat(AdmittedAddresses.parse(rendered.admitted().content())).contains(made);
	}

	@BeforeEach
	void firstTime() {
		assertThat(apply(this.wanted)).containsExactly("load table ip wm: it is missing",
				"write /etc/nftables.d/wm.nft: it is missing", "write /var/lib/wm/admitted: it is missing",
				"turn src_valid_mark on: it is off", "add routing rule 5101: from lo to 172.30.0.0/16: it is missing",
				"add routing rule 5102: from wg0 without mark 0x1000000: it is missing",
				"add routing rule 5103: to 172.30.0.0/16 without mark 0x1000000: it is missing",
				"turn IPv4 forwarding on: it is off", "create wg0: it is missing",
				"sync the peers of wg0: the interface is new", "add address 172.30.2.1/24 to wg0: it is missing",
				"bring wg0 up with MTU 1420: it is down", "route 172.30.0.0/16 through wg0: it is missing",
				"write /etc/wireguard/wg0.conf: it is missing", "write /etc/wm/dnsmasq.servers: it is missing",
				"write /etc/wm/hosts: it is missing", "write /etc/wm/dnsmasq.conf: it is missing",
				"start dnsmasq: it is not running");
		this.machine.done.clear();
	}

	@Test
	void planWhenNothingChangedIsEmpty() {
		assertThat(Planner.plan(this.wanted, this.machine.observe())).isEmpty();
		assertThat(Planner.plan(rendered(Samples.config()), this.machine.observe())).isEmpty();
	}

	static Stream<Arguments> drift() {
		return Stream.of(drift((m) -> m.deleteLink("wg0"), "create wg0: it is missing",
				"sync the peers of wg0: the interface is new", "add address 172.30.2.1/24 to wg0: it is missing",
				"bring wg0 up with MTU 1420: it is down", "route 172.30.0.0/16 through wg0: it is missing"),
				drift((m) -> m.table = null, "load table ip wm: it is missing"),
				drift((m) -> m.table = new TableState(state(m).fingerprint(), Optional.empty(), true),
						"load table ip wm: somebody changed it"),
				drift((m) -> m.table = new TableState(Optional.empty(), Optional.empty(), true),
						"load table ip wm: it differs from the configuration"),
				drift((m) -> m.table = new TableState(state(m).fingerprint(), state(m).content(), false),
						"record how table ip wm is listed: it is not on disk"),
				drift((m) -> m.clearRoutes(), "route 172.30.0.0/16 through wg0: it is missing"),
				drift((m) -> m.rules.removeIf((rule) -> rule.preference() == 5102),
						"add routing rule 5102: from wg0 without mark 0x1000000: it is missing"),
				drift((m) -> m.rules.add(new RoutingRule(5100, null, Cidr.parse("10.0.0.0/8"), false)),
						"remove routing rule 5100: to 10.0.0.0/8 without mark 0x1000000: it is not ours any more"),
				drift((m) -> m.marksValidated = false, "turn src_valid_mark on: it is off"),
				drift((m) -> m.forwarding = false, "turn IPv4 forwarding on: it is off"),
				drift((m) -> m.setLink("wg0", false, 1420), "bring wg0 up with MTU 1420: it is down",
						"route 172.30.0.0/16 through wg0: it is missing"),
				drift((m) -> m.setLink("wg0", true, 1280), "bring wg0 up with MTU 1420: its MTU is 1280"),
				drift((m) -> m.execute(new TunnelAction.RemoveAddress(WG, InterfaceAddress.parse("172.30.2.1/24"))),
						"add address 172.30.2.1/24 to wg0: it is missing",
						"route 172.30.0.0/16 through wg0: it is missing"),
				drift((m) -> m.execute(new TunnelAction.AddAddress(WG, InterfaceAddress.parse("10.0.0.1/32"))),
						"remove address 10.0.0.1/32 from wg0: it is not ours"),
				drift((m) -> m.resolver = ResolverState.STOPPED, "start dnsmasq: it is not running"),
				drift((m) -> m.resolver = new ResolverState(true, Optional.empty(), Optional.empty()),
						"restart dnsmasq: its configuration differs"),
				drift((m) -> m.edit(ManagedFile.HOSTS, "x"), "write /etc/wm/hosts: its content differs",
						"reload dnsmasq: the names differ"),
				drift((m) -> m.delete(ManagedFile.TABLE), "write /etc/nftables.d/wm.nft: it is missing"),
				drift((m) -> m.edit(ManagedFile.WIREGUARD, ""), "write /etc/wireguard/wg0.conf: its content differs"));
	}

	private static TableState state(FakeHost machine) {
		return java.util.Objects.requireNonNull(machine.table);
	}

	private static Arguments drift(Consumer<FakeHost> damage, String... repair) {
		return arguments(damage, List.of(repair));
	}

	@ParameterizedTest
	@MethodSource("drift")
	void planWhenSomethingDriftedRepairsJustThat(Consumer<FakeHost> damage, List<String> repair) {
		damage.accept(this.machine);
		assertThat(apply(this.wanted)).isEqualTo(repair);
		assertThat(Planner.plan(this.wanted, this.machine.observe())).isEmpty();
	}

	// W97, W70, W73
	@Test
	void planWhenAHostIsAddedLeavesTheTunnelAlone() {
		List<Host> hosts = Stream
			.concat(this.config.hosts().stream(), Stream.of(Samples.host("cam", "192.168.1.12", "172.30.2.4")))
			.toList();
		assertThat(apply(rendered(Samples.config(Samples.KEY.publicKey(), this.config.peers(), hosts))))
			.containsExactly("update table ip wm: it differs from the configuration",
					"write /etc/nftables.d/wm.nft: its content differs",
					"write /var/lib/wm/admitted: its content differs", "write /etc/wm/hosts: its content differs",
					"reload dnsmasq: the names differ");
	}

	@Test
	void planWhenASiteIsAddedAdmitsItsGatewayAndRestartsNothing() {
		List<PeerSite> peers = Stream
			.concat(this.config.peers().stream(), Stream.of(Samples.peer("new", "172.30.9.0/24", 9, null)))
			.toList();
		assertThat(apply(rendered(Samples.config(Samples.KEY.publicKey(), peers, this.config.hosts()))))
			.containsExactly("update table ip wm: it differs from the configuration",
					"write /etc/nftables.d/wm.nft: its content differs",
					"write /var/lib/wm/admitted: its content differs", "sync the peers of wg0: peer new is missing",
					"write /etc/wireguard/wg0.conf: its content differs",
					"write /etc/wm/dnsmasq.servers: its content differs", "write /etc/wm/hosts: its content differs",
					"reload dnsmasq: the names differ");
	}

	// An empty list must never read as "unchanged".
	@Test
	void planWhenAllPeersAndHostsGoRemovesThem() {
		apply(rendered(Samples.config(Samples.KEY.publicKey(), List.of(), List.of())));
		assertThat(java.util.Objects.requireNonNull(this.machine.tunnel).peers()).isEmpty();
		assertThat(this.machine.file(ManagedFile.TABLE)).doesNotContain("192.168.1.10");
		assertThat(this.machine.file(ManagedFile.HOSTS)).doesNotContain("server");
	}

	private Optional<String> syncText() {
		return this.machine.done.stream()
			.filter(TunnelAction.SyncTunnel.class::isInstance)
			.map((action) -> ((TunnelAction.SyncTunnel) action).config().content())
			.findFirst();
	}

	// W74: `wg syncconf` undoes roaming.
	@Test
	void planWhenAPeerRoamedLeavesItsEndpointAlone() {
		this.machine.roam(HUB, "198.51.100.7:4000", true);
		assertThat(Planner.plan(this.wanted, this.machine.observe())).isEmpty();
		List<PeerSite> peers = Stream
			.concat(this.config.peers().stream(), Stream.of(Samples.peer("new", "172.30.9.0/24", 9, "203.0.113.9:1")))
			.toList();
		apply(rendered(Samples.config(Samples.KEY.publicKey(), peers, this.config.hosts())));
		assertThat(syncText().orElseThrow()).contains("203.0.113.9:1").doesNotContain("203.0.113.10");
	}

	@Test
	void planWhenARoamedPeerIsSilentSetsTheRegistrysEndpoint() {
		this.machine.roam(HUB, "198.51.100.7:4000", false);
		assertThat(Planner.plan(this.wanted, this.machine.observe())).singleElement().matches(Step::routine);
		assertThat(apply(this.wanted))
			.containsExactly("sync the peers of wg0: peer wg needs its endpoint 203.0.113.10:51820");
		assertThat(Planner.plan(this.wanted, this.machine.observe())).isEmpty();
	}

	@Test
	void planWhenTheRegistrysEndpointChangesSetsItAlthoughThePeerIsAlive() {
		this.machine.roam(HUB, "203.0.113.10:51820", true);
		List<PeerSite> peers = List.of(this.config.peers().getFirst(),
				Samples.peer("wg", "172.30.1.0/24", 2, "203.0.113.99:51820"));
		assertThat(apply(rendered(Samples.config(Samples.KEY.publicKey(), peers, this.config.hosts()))).getFirst())
			.isEqualTo("sync the peers of wg0: peer wg needs its endpoint 203.0.113.99:51820");
	}

	@Test
	void planWhenPrintedHidesThePrivateKey() {
		this.machine.deleteLink("wg0");
		this.machine.delete(ManagedFile.WIREGUARD);
		assertThat(Planner.plan(this.wanted, this.machine.observe()) + " " + this.wanted)
			.doesNotContain(Samples.KEY.base64());
	}

	// Nobody may come in by a connection that began before the table refused it.
	@Test
	void planWhenAHostLeavesRefusesItBeforeItsConnectionsEnd() {
		List<Host> hosts = this.config.hosts().subList(0, 1);
		assertThat(apply(rendered(Samples.config(Samples.KEY.publicKey(), this.config.peers(), hosts))))
			.containsExactly("update table ip wm: it differs from the configuration",
					"write /etc/nftables.d/wm.nft: its content differs",
					"end connections to 172.30.2.2/32, from 192.168.1.10/32 to 172.30.0.0/16: the firewall no longer admits them",
					"write /var/lib/wm/admitted: its content differs", "write /etc/wm/hosts: its content differs",
					"reload dnsmasq: the names differ");
	}

	// The new address comes before the old one goes, and takes its route along.
	@Test
	void planWhenTheGatewaysAddressChangesSetsTheRouteAfterTheOldOneIsGone() {
		GatewayConfig moved = ConfigParser.parse(Samples.json(this.config).replace("172.30.2.", "172.30.9."));
		assertThat(apply(rendered(moved))).containsExactly("load table ip wm: it differs from the configuration",
				"write /etc/nftables.d/wm.nft: its content differs",
				"end connections from 172.30.2.1/32, to 172.30.2.1/32, to 172.30.2.2/31, from 192.168.1.10/31 to 172.30.0.0/16: the firewall no longer admits them",
				"write /var/lib/wm/admitted: its content differs", "add address 172.30.9.1/24 to wg0: it is missing",
				"remove address 172.30.2.1/24 from wg0: it is not ours",
				"route 172.30.0.0/16 through wg0: it is missing", "write /etc/wireguard/wg0.conf: its content differs",
				"write /etc/wm/hosts: its content differs", "write /etc/wm/dnsmasq.conf: its content differs",
				"restart dnsmasq: its configuration differs");
	}

}
