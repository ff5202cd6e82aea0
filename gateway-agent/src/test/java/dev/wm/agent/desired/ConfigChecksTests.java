package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** One thing wrong with the hub's configuration is one reason, and no other. */
class ConfigChecksTests extends ConfigChecksTestBase {

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
	@ValueSource(strings = { "172.30.3.1", "172.30.2.0", "172.30.2.2", "172.30.2.255", "192.168.1.1" })
	void requireWhenTheGatewayIsNotTheFirstOfItsSubnetRefuses(String gateway) {
		assertRefused(site(site(HUB.site().domain(), "172.30.2.0/24", gateway, true)),
				"The gateway's address " + gateway + " is not the first one of its subnet 172.30.2.0/24.");
	}

	@ParameterizedTest
	@CsvSource({ "224.0.0.0/16,224.0.2.0/24", "0.0.0.0/0,172.30.2.0/24", "128.0.0.0/1,172.30.2.0/24",
			"8.8.0.0/16,8.8.2.0/24", "127.0.0.0/8,127.0.2.0/24", "169.254.0.0/16,169.254.2.0/24" })
	void requireWhenTheSupernetIsNotPrivateRefuses(String supernet, String subnet) {
		assertRefused(alone(supernet, subnet),
				"The supernet cannot be used: " + supernet + " is not a private network: choose one inside "
						+ "10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "10.1.2.0/24" })
	void requireWhenTheSupernetIsPrivateAcceptsIt(String supernet) {
		String subnet = new Cidr(Cidr.parse(supernet).address(), 28).toString();
		assertThatCode(() -> require(alone(supernet, subnet))).doesNotThrowAnyException();
	}

	@Test
	void requireWhenTheSupernetIsOfNoUsableSizeRefuses() {
		assertRefused(alone("10.1.2.0/25", "10.1.2.0/26"),
				"The supernet cannot be used: 10.1.2.0/25 is not a usable size: choose a prefix length from /8 to /24, such as /16.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.0.0/16", "172.30.2.0/31" })
	void requireWhenASubnetIsOfNoUsableSizeRefuses(String subnet) {
		assertRefused(alone("172.30.0.0/16", subnet),
				"The subnet " + subnet + " is not of a usable size in 172.30.0.0/16.");
	}

	@Test
	void requireWhenTheSupernetIsNotThatOfTheSitesRefuses() {
		assertRefused(alone("192.168.0.0/16", "172.30.2.0/24"),
				"The subnet 172.30.2.0/24 is not inside the supernet 192.168.0.0/16.",
				"gw.sheen has the address 172.30.2.1, which is not of the mesh.");
	}

	@Test
	void requireWhenSubnetsAreNotApartInTheSupernetRefuses() {
		assertRefused(peer(Samples.peer("x", "172.31.2.0/24", 4, null)),
				"The subnet 172.31.2.0/24 is not inside the supernet 172.30.0.0/16.",
				"gw.x has the address 172.31.2.1, which is not of the mesh.");
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
		assertRefused(names(Samples.name("b.other", "172.30.2.3"), Samples.name("c.other", "172.30.2.3")),
				"b.other is not under a domain of the mesh.", "c.other is not under a domain of the mesh.");
		assertRefused(names(Samples.name("a.sheen", "192.168.1.9")),
				"a.sheen has the address 192.168.1.9, which is not of the mesh.");
		assertRefused(names(Samples.name("a.hub", "192.168.1.9")),
				"a.hub has the address 192.168.1.9, which is not of the mesh.");
	}

	@ParameterizedTest
	@CsvSource({ "a.sheen,172.30.3.9,172.30.2.0/24", "a.sheen,172.30.2.1,172.30.2.0/24",
			"a.sheen,172.30.2.0,172.30.2.0/24", "a.sheen,172.30.2.255,172.30.2.0/24" })
	void requireWhenANameHasAnAddressOfAnotherSiteRefuses(String name, String address, String subnet) {
		assertRefused(names(Samples.name(name, address)),
				name + " has the address " + address + ", which cannot be a member's in " + subnet + ".");
	}

	@Test
	void requireWhenAGatewaysNameIsAnothersRefuses() {
		GatewayConfig without = withoutName("gw.wg");
		assertRefused(
				config(HUB.site(), HUB.peers(), HUB.hosts(), HUB.devices(),
						with(without.names(), Samples.name("gw.wg", "172.30.1.2"))),
				"gw.wg has the address 172.30.1.2, which is not the first one of 172.30.1.0/24.");
	}

	@Test
	void requireWhenAHostIsNotAmongTheNamesRefuses() {
		assertRefused(withoutName("nas.sheen"), "nas.sheen is a host of this site, but not among the names.");
		assertRefused(
				config(HUB.site(), HUB.peers(), HUB.hosts(), HUB.devices(),
						with(withoutName("nas.sheen").names(), Samples.name("nas.sheen", "172.30.2.77"))),
				"nas.sheen has the address 172.30.2.77, but as a host of this site 172.30.2.3.");
	}

	@Test
	void requireWhenASitesDomainIsMissingRefuses() {
		SiteDomain wg = SiteDomain.parse("wg");
		SiteDomain osrc = SiteDomain.parse("osrc");
		SiteDomain sheen = SiteDomain.parse("sheen");
		assertRefused(domains(SiteDomain.HUB, osrc, wg),
				"The domain of the site sheen is not among the mesh's domains.");
		assertRefused(domains(SiteDomain.HUB, osrc, sheen),
				"The domain of the site wg is not among the mesh's domains.");
		assertRefused(domains(osrc, sheen, wg), "gw.hub is not under a domain of the mesh.",
				"laptop.hub is not under a domain of the mesh.", "sensor.hub is not under a domain of the mesh.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "com", "example" })
	void requireWhenADomainIsNoSitesRefuses(String domain) {
		List<SiteDomain> domains = with(HUB.domains(), SiteDomain.parse(domain));
		assertRefused(domains(domains.toArray(SiteDomain[]::new)),
				"The domain " + domain + " is no site's: it has no gateway gw." + domain + ".");
	}

	@Test
	void requireWhenAllListsAreEmptyRefuses() {
		assertRefused(new GatewayConfig(HUB.meshName(), HUB.supernet(), HUB.site(), List.of(), List.of(), List.of(),
				List.of(), List.of()), "The domain of the site sheen is not among the mesh's domains.");
		assertRefused(
				new GatewayConfig(HUB.meshName(), HUB.supernet(), HUB.site(), List.of(), List.of(), List.of(),
						List.of(SiteDomain.parse("sheen")), List.of()),
				"The domain sheen is no site's: it has no gateway gw.sheen.");
	}

	// A site without an enrolled gateway is no peer, but has a domain and names.
	@Test
	void requireWhenASiteHasNoGatewayYetAcceptsItsNames() {
		GatewayConfig more = names(Samples.name("gw.new", "172.30.8.1"), Samples.name("tv.new", "172.30.8.2"));
		assertThatCode(() -> require(new GatewayConfig(more.meshName(), more.supernet(), more.site(), more.peers(),
				more.hosts(), more.devices(), with(more.domains(), SiteDomain.parse("new")), more.names())))
			.doesNotThrowAnyException();
	}

	// The registry sorts them, but what it sends is not taken on trust.
	@Test
	void requireWhenANameIsThereTwiceRefusesWhateverTheOrder() {
		NameRecord a = Samples.name("h.wg", "172.30.1.2");
		NameRecord b = Samples.name("i.wg", "172.30.1.3");
		NameRecord again = Samples.name("h.wg", "172.30.1.4");
		assertRefused(names(a, again, b), "h.wg has two addresses.");
		assertRefused(names(a, b, again), "h.wg has two addresses.");
		assertRefused(names(b, a, again), "h.wg has two addresses.");
		assertThatCode(() -> require(names(a, b))).doesNotThrowAnyException();
		assertThatCode(() -> require(names(b, a))).doesNotThrowAnyException();
	}

}
