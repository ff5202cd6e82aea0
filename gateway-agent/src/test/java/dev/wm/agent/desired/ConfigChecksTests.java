package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One thing wrong with the hub's configuration is one reason, and no other. */
class ConfigChecksTests {

	private static final GatewayConfig HUB = Samples.hub();

	private static void require(GatewayConfig config) {
		ConfigChecks.require(config, Samples.KEY.publicKey());
	}

	private static void assertRefused(GatewayConfig config, String... reasons) {
		assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(() -> require(config))
			.withMessage(String.join(" ", reasons));
	}

	private static OwnSite site(SiteDomain domain, String subnet, String gateway, boolean hub) {
		return new OwnSite(domain, Cidr.parse(subnet), IpAddress.parse(gateway), hub, HUB.site().publicKey(),
				HUB.site().listenPort(), false);
	}

	private static GatewayConfig config(OwnSite site, List<PeerSite> peers, List<Host> hosts, List<DevicePeer> devices,
			List<NameRecord> names) {
		return new GatewayConfig(HUB.meshName(), HUB.supernet(), site, peers, hosts, devices, HUB.domains(), names);
	}

	private static GatewayConfig site(OwnSite site) {
		return config(site, HUB.peers(), HUB.hosts(), HUB.devices(), HUB.names());
	}

	private static GatewayConfig peer(PeerSite more) {
		return config(HUB.site(), with(HUB.peers(), more), HUB.hosts(), HUB.devices(), HUB.names());
	}

	private static GatewayConfig host(Host more) {
		return config(HUB.site(), HUB.peers(), with(HUB.hosts(), more), HUB.devices(), HUB.names());
	}

	private static GatewayConfig device(DevicePeer more) {
		return config(HUB.site(), HUB.peers(), HUB.hosts(), with(HUB.devices(), more), HUB.names());
	}

	private static GatewayConfig names(NameRecord... names) {
		return config(HUB.site(), HUB.peers(), HUB.hosts(), HUB.devices(), List.of(names));
	}

	private static <T> List<T> with(List<T> items, T more) {
		List<T> all = new ArrayList<>(items);
		all.add(more);
		return all;
	}

	@Test
	void requireWhenAllIsConsistentAcceptsIt() {
		assertThatCode(() -> require(HUB)).doesNotThrowAnyException();
		assertThatCode(() -> require(Samples.config())).doesNotThrowAnyException();
	}

	@Test
	void requireWhenTheRegistryHoldsAnotherKeySaysHowToEnrolAgain() {
		assertThatExceptionOfType(ConfigRefusedException.class)
			.isThrownBy(() -> ConfigChecks.require(HUB, Samples.key(9).publicKey()))
			.withMessage("The registry holds another public key for sheen than this gateway's: remove the credential "
					+ "file and put a new enrolment token into gateway.env.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.3.1", "172.30.2.0", "172.30.2.255" })
	void requireWhenTheGatewayIsNoHostOfItsSubnetRefuses(String gateway) {
		assertRefused(site(site(HUB.site().domain(), "172.30.2.0/24", gateway, true)),
				"The gateway's address " + gateway + " is not in its subnet 172.30.2.0/24.");
	}

	@Test
	void requireWhenTheSupernetIsNotUnicastRefuses() {
		OwnSite site = site(SiteDomain.parse("sheen"), "224.0.2.0/24", "224.0.2.1", false);
		assertRefused(
				new GatewayConfig(HUB.meshName(), Cidr.parse("224.0.0.0/16"), site, List.of(), List.of(), List.of(),
						HUB.domains(), List.of(Samples.name("gw.sheen", "224.0.2.1"))),
				"The supernet 224.0.0.0/16 cannot be used.");
	}

	@Test
	void requireWhenSubnetsAreNotApartInTheSupernetRefuses() {
		assertRefused(peer(Samples.peer("x", "172.31.2.0/24", 4, null)),
				"The subnet 172.31.2.0/24 is not inside the supernet 172.30.0.0/16.");
		assertRefused(peer(Samples.peer("x", "172.30.3.128/25", 4, null)),
				"The subnets 172.30.3.0/24 and 172.30.3.128/25 overlap.");
		assertRefused(peer(Samples.peer("x", "172.30.2.0/25", 4, null)),
				"The subnets 172.30.2.0/24 and 172.30.2.0/25 overlap.");
	}

	@Test
	void requireWhenAKeyOrDomainIsThereTwiceRefuses() {
		assertRefused(peer(Samples.peer("x", "172.30.9.0/24", 1, null)), "x has a public key that another site has.");
		assertRefused(peer(Samples.peer("x", "172.30.9.0/24", 2, null)), "x has a public key that another site has.");
		assertRefused(peer(Samples.peer("sheen", "172.30.9.0/24", 4, null)), "sheen is there twice.");
		assertRefused(peer(Samples.peer("osrc", "172.30.9.0/24", 4, null)), "osrc is there twice.");
		for (int key : new int[] { 1, 2, 21 }) {
			assertRefused(device(Samples.device("x", key, "172.30.2.99")),
					"The device x has a public key that another device or a site has.");
		}
	}

	static Stream<Arguments> hosts() {
		String overlay = "x.sheen has the overlay address %s, which cannot be a host's in 172.30.2.0/24.";
		String local = "x.sheen has the local address %s, which cannot be a host's.";
		return Stream.of(
				arguments(Host.standard(HostName.parse("x.osrc"), IpAddress.parse("192.168.1.9"),
						IpAddress.parse("172.30.2.99")), "x.osrc is not of this site."),
				arguments(Samples.host("gw", "192.168.1.9", "172.30.2.99"), "gw.sheen is the gateway's own name."),
				arguments(Samples.host("x", "192.168.1.9", "172.30.3.2"), overlay.formatted("172.30.3.2")),
				arguments(Samples.host("x", "192.168.1.9", "172.30.2.1"), overlay.formatted("172.30.2.1")),
				arguments(Samples.host("x", "192.168.1.9", "172.30.2.255"), overlay.formatted("172.30.2.255")),
				arguments(Samples.host("x", "127.0.0.1", "172.30.2.99"), local.formatted("127.0.0.1")),
				arguments(Samples.host("x", "172.30.7.7", "172.30.2.99"), local.formatted("172.30.7.7")),
				arguments(Samples.host("nas", "192.168.1.9", "172.30.2.99"), "nas.sheen is there twice."),
				arguments(Samples.host("x", "192.168.1.11", "172.30.2.99"),
						"x.sheen has the local address of another host, 192.168.1.11."),
				arguments(Samples.host("x", "192.168.1.9", "172.30.2.3"),
						"x.sheen has the overlay address of another host, 172.30.2.3."));
	}

	@ParameterizedTest
	@MethodSource("hosts")
	void requireWhenAHostCannotBeOneRefuses(Host host, String reason) {
		assertRefused(host(host), reason);
	}

	@Test
	void requireWhenADeviceConnectsToASiteThatIsNotTheHubRefuses() {
		OwnSite site = HUB.site();
		assertRefused(
				config(site(site.domain(), "172.30.2.0/24", "172.30.2.1", false), HUB.peers(), HUB.hosts(),
						HUB.devices().subList(0, 1), HUB.names()),
				"The device laptop connects to the hub, which this site is not.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.3.2", "172.30.2.1", "172.30.2.0", "172.30.2.255" })
	void requireWhenADevicesAddressIsNotItsOwnInTheSubnetRefuses(String overlay) {
		assertRefused(device(Samples.device("x", 23, overlay)),
				"The device x has the overlay address " + overlay + ", which cannot be a device's in 172.30.2.0/24.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.2.5", "172.30.2.3" })
	void requireWhenADeviceHasAnothersAddressRefuses(String overlay) {
		assertRefused(device(Samples.device("x", 23, overlay)),
				"The device x has the overlay address of another device or host, " + overlay + ".");
	}

	@Test
	void requireWhenANameIsNotOfTheMeshRefuses() {
		assertRefused(
				names(Samples.name("a.sheen", "172.30.2.2"), Samples.name("b.other", "172.30.2.3"),
						Samples.name("c.other", "172.30.2.3")),
				"b.other is not under a domain of the mesh.", "c.other is not under a domain of the mesh.");
		assertRefused(names(Samples.name("a.sheen", "192.168.1.9")),
				"a.sheen has the address 192.168.1.9, which is not of the mesh.");
	}

	// The registry sorts them, but what it sends is not taken on trust.
	@Test
	void requireWhenANameIsThereTwiceRefusesWhateverTheOrder() {
		NameRecord a = Samples.name("a.sheen", "172.30.2.2");
		NameRecord b = Samples.name("b.sheen", "172.30.2.3");
		NameRecord again = Samples.name("a.sheen", "172.30.2.4");
		assertRefused(names(a, again, b), "a.sheen has two addresses.");
		assertRefused(names(a, b, again), "a.sheen has two addresses.");
		assertRefused(names(b, a, again), "a.sheen has two addresses.");
		assertThatCode(() -> require(names(a, b))).doesNotThrowAnyException();
		assertThatCode(() -> require(names(b, a))).doesNotThrowAnyException();
	}

}
