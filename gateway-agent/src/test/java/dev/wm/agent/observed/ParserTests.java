package dev.wm.agent.observed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Against outputs as the programs really print them (Debian 12). */
class ParserTests {

	private static final String HUB = "TrMvSoP4jYQlY6RIzBgbssQqY3vxI2Pi+y71lOWWXX0=";

	private static final String SHEEN = "xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=";

	private static final String DUMP = "uA33J2u0YyylvXvIK9QX6x18MBcfwv58mIGs2MUNmXw=\tzTNausgqMx1HZVdzOzQfccJJbpHXzQOEFLoGzivzaho=\t51820\toff\n"
			+ SHEEN + "\t(none)\t(none)\t(none)\t0\t0\t0\toff\n" + HUB
			+ "\t(none)\t203.0.113.10:51820\t172.30.1.0/24,172.30.7.0/24\t1000\t180\t124\t25\n";

	private static final String ADDRESSES = """
			[{"ifindex":1,"ifname":"lo","flags":["LOOPBACK","UP","LOWER_UP"],"mtu":65536,"qdisc":"noqueue","operstate":"UNKNOWN","group":"default","txqlen":1000,"link_type":"loopback","address":"00:00:00:00:00:00","broadcast":"00:00:00:00:00:00","addr_info":[{"family":"inet","local":"127.0.0.1","prefixlen":8,"scope":"host","label":"lo","valid_life_time":4294967295,"preferred_life_time":4294967295}]},{"ifindex":3,"link":"x0","ifname":"eth0","flags":["BROADCAST","MULTICAST","UP","LOWER_UP"],"mtu":1500,"addr_info":[{"family":"inet","local":"192.168.1.250","prefixlen":24,"scope":"global","label":"eth0"},{"family":"inet6","local":"fe80::1","prefixlen":64,"scope":"link"}]},{"ifindex":4,"ifname":"wg0","flags":["POINTOPOINT","NOARP"],"mtu":1420,"addr_info":[]},{}]
			""";

	@Test
	void dumpWhenParsedHasThePeersAndNoPrivateKey() {
		TunnelState state = new WgDumpParser().read(DUMP, Instant.ofEpochSecond(1179));
		assertThat(state.publicKey()).hasToString("zTNausgqMx1HZVdzOzQfccJJbpHXzQOEFLoGzivzaho=");
		assertThat(state.listenPort()).isEqualTo(51820);
		assertThat(state.peers())
			.isEqualTo(Map.of(PublicKey.parse(SHEEN), new PeerState(null, Set.of(), 0, false), PublicKey.parse(HUB),
					new PeerState("203.0.113.10:51820", Set.of("172.30.1.0/24", "172.30.7.0/24"), 25, true)));
		assertThat(state.toString()).doesNotContain("uA33J2u0");
	}

	@Test
	void dumpWhenTheHandshakeIsOldIsNotRecent() {
		assertThat(new WgDumpParser().read(DUMP, Instant.ofEpochSecond(1180)).peers().values())
			.noneMatch(PeerState::recentHandshake);
	}

	@Test
	void dumpWhenReadAgainIsAsIfReadAnew() {
		WgDumpParser reader = new WgDumpParser();
		String talking = DUMP.replace("\t1000\t180\t124\t", "\t1200\t190\t130\t");
		String roamed = talking.replace("203.0.113.10:51820", "203.0.113.77:4000");
		String fewer = DUMP.lines().limit(2).collect(Collectors.joining("\n", "", "\n"));
		// The same output means something else once a handshake is old, or the clock is
		// set back.
		for (long second : new long[] { 1100, 1179, 1180, 5000, 1179, 0 }) {
			Instant now = Instant.ofEpochSecond(second, 999_999_999);
			for (String dump : List.of(DUMP, DUMP, reordered(DUMP), talking, roamed, reordered(talking), fewer, roamed,
					DUMP)) {
				assertThat(reader.read(dump, now)).isEqualTo(new WgDumpParser().read(dump, now));
			}
		}
	}

	// WireGuard in user space has another order each time.
	private static String reordered(String dump) {
		List<String> lines = dump.lines().toList();
		return lines.get(0) + "\n" + lines.get(2) + "\n" + lines.get(1) + "\n";
	}

	@Test
	void dumpWhenOnlyItsOrderDiffersIsNotParsedAgain() {
		WgDumpParser reader = new WgDumpParser();
		TunnelState before = reader.read(DUMP, Instant.EPOCH);
		assertThat(reader.read(reordered(DUMP), Instant.EPOCH).peers()).isSameAs(before.peers());
	}

	@Test
	void dumpAfterOneThatCannotBeReadIsRead() {
		WgDumpParser reader = new WgDumpParser();
		reader.read(DUMP, Instant.EPOCH);
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> reader.read(DUMP + "half a line", Instant.EPOCH));
		assertThat(reader.read(DUMP, Instant.EPOCH).peers()).hasSize(2);
		assertThat(reader.read(DUMP.lines().limit(1).collect(Collectors.joining()), Instant.EPOCH).peers()).isEmpty();
	}

	@Test
	void trafficWhenReportedHasTheHandshakesAge() {
		PublicKey key = PublicKey.parse(HUB);
		PeerTraffic traffic = new PeerTraffic("203.0.113.10:51820", 1000, 180, 124);
		assertThat(new WgDumpParser().read(DUMP, Instant.EPOCH).traffic()).containsEntry(key, traffic);
		assertThat(traffic.report(key, Instant.ofEpochSecond(1042)).handshakeAge()).isEqualTo(42);
		assertThat(traffic.report(key, Instant.ofEpochSecond(900)).handshakeAge()).isZero();
		assertThat(new PeerTraffic(null, 0, 0, 0).report(key, Instant.EPOCH).handshakeAge()).isNull();
	}

	@Test
	void dumpWhenTheInterfaceIsNewHasNoKey() {
		TunnelState state = new WgDumpParser().read("(none)\t(none)\t0\toff\n", Instant.EPOCH);
		assertThat(state).isEqualTo(new TunnelState(null, 0, Map.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "secret\n", "secret\tsecret\t1\toff\nx\ty\n" })
	void dumpWhenItIsAnythingElseRefusesWithoutEcho(String text) {
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> new WgDumpParser().read(text, Instant.EPOCH))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"));
	}

	@Test
	void interfacesWhenParsedKeepThoseWithoutAddress() {
		assertThat(IpJsonParser.interfaces(ADDRESSES)).containsExactly(
				new NetworkInterface("lo", true, 65536, List.of(InterfaceAddress.parse("127.0.0.1/8"))),
				new NetworkInterface("eth0", true, 1500, List.of(InterfaceAddress.parse("192.168.1.250/24"))),
				new NetworkInterface("wg0", false, 1420, List.of(), new Link(null, null, true, false, false)));
		assertThat(IpJsonParser.interfaces("")).isEmpty();
	}

	@Test
	void interfacesWhenDetailedSayWhatTheyAre() {
		assertThat(IpJsonParser.interfaces("""
				[{"ifname":"vmbr0","flags":["BROADCAST","UP"],"link_type":"ether","linkinfo":{"info_kind":"bridge",
				"info_data":{"forward_delay":1500}},"addr_info":[{"family":"inet","local":"10.0.0.1","prefixlen":24,
				"dynamic":true}]},{"ifname":"eno1","flags":["BROADCAST"],"master":"vmbr0","linkinfo":
				{"info_slave_kind":"bridge"}},{"ifname":"ppp0","flags":["POINTOPOINT"]}]
				""")).extracting(NetworkInterface::link)
			.containsExactly(new Link("bridge", null, false, true, false), new Link(null, "vmbr0", false, false, false),
					new Link(null, null, true, false, false));
		assertThat(IpJsonParser.defaultInterfaces("[{\"dst\":\"default\",\"dev\":\"eth0\"},{}]"))
			.containsExactly("eth0");
	}

	// What some versions leave out or add, and what stands in no order.
	@Test
	void interfacesWhenIncompleteHaveWhatIsThere() {
		assertThat(IpJsonParser.interfaces("""
				[{},{"addr_info":[{},{"family":"inet6","local":"fe80::1","prefixlen":64},
				{"family":"inet","local":"10.0.0.1","tentative":{"a":[]}}],"later":[{"ifname":"x"}],"ifname":"eth0"},
				{"ifname":"eth1","flags":null,"mtu":null,"addr_info":null}]
				""")).containsExactly(
				new NetworkInterface("eth0", false, 0, List.of(InterfaceAddress.parse("10.0.0.1/32"))),
				new NetworkInterface("eth1", false, 0, List.of()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1: lo:", "{}", "[1]", "[{\"ifname\":[]}]", "[] []", "[{\"ifname\":\"lo\"}",
			"[{\"ifname\":\"lo\",\"addr_info\":[\"secret\"]}]",
			"[{\"ifname\":\"lo\",\"addr_info\":[{\"family\":\"inet\",\"local\":\"secret\"}]}]" })
	void interfacesWhenTheyAreAnythingElseAreRefusedWithoutEcho(String text) {
		assertThatExceptionOfType(OutputParseException.class).isThrownBy(() -> IpJsonParser.interfaces(text))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"));
	}

	@Test
	void routesWhenParsedHaveTheirSource() {
		assertThat(IpJsonParser.routes("""
				[{"dst":"default","scope":"link","flags":[]},
				{"dst":"172.30.0.0/16","scope":"link","prefsrc":"172.30.2.1","flags":[]},{"dst":"10.0.0.1","flags":[]}]
				""")).containsExactly(
				new RouteState(Cidr.parse("172.30.0.0/16"), Optional.of(IpAddress.parse("172.30.2.1"))),
				new RouteState(Cidr.parse("10.0.0.1/32"), Optional.empty()));
	}

	@Test
	void upstreamsWhenResolvConfPointsHereLeaveThatOut() {
		String text = """
				# made by hand
				nameserver 127.0.0.1
				nameserver 172.30.2.1
				nameserver 9.9.9.9
				nameserver fe80::1%eth0
				  nameserver 1.1.1.1 # second
				nameserver 9.9.9.9
				search example.net
				""";
		assertThat(ResolvConf.upstreams(text, Set.of(IpAddress.parse("172.30.2.1"))))
			.containsExactly(IpAddress.parse("9.9.9.9"), IpAddress.parse("1.1.1.1"));
	}

	@Test
	void endpointsWhenTheFileWasEditedSkipWhatMakesNoSense() {
		String text = "[Interface]\nEndpoint = 1.2.3.4:5\n[Peer]\nPublicKey = " + HUB
				+ "\nEndpoint = 203.0.113.10:51820\n[Peer]\nEndpoint = 203.0.113.11:1\n[Peer]\nPublicKey = " + SHEEN
				+ "\nEndpoint = host.example.net:51820\n";
		assertThat(AppliedEndpoints.parse(text))
			.isEqualTo(Map.of(PublicKey.parse(HUB), Endpoint.parse("203.0.113.10:51820")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "secret", "{}", "[\"secret\"]", "[{\"dst\":[]}]",
			"[{\"dst\":\"10.0.0.0/8\",\"prefsrc\":\"secret\"}]" })
	void routesWhenTheyAreAnythingElseAreRefusedWithoutEcho(String text) {
		assertThatExceptionOfType(OutputParseException.class).isThrownBy(() -> IpJsonParser.routes(text))
			.satisfies((ex) -> assertThat(ex.toString()).doesNotContain("secret"));
	}

	// As if it had none: then the registry's endpoint counts as new.
	@Test
	void endpointsWhenAPeerHasASecondThatCannotBeReadLeaveItOut() {
		String peer = "[Peer]\nPublicKey = " + HUB + "\nEndpoint = ";
		assertThat(AppliedEndpoints.parse(peer + "203.0.113.10:51820\n" + peer + "host.example.net:51820\n[Peer]\n"
				+ "PublicKey = " + SHEEN + "\nEndpoint = 203.0.113.11:1\n"))
			.isEqualTo(Map.of(PublicKey.parse(SHEEN), Endpoint.parse("203.0.113.11:1")));
		assertThat(AppliedEndpoints.parse(peer + "203.0.113.10:51820\n" + peer + "203.0.113.12:7\n"))
			.isEqualTo(Map.of(PublicKey.parse(HUB), Endpoint.parse("203.0.113.12:7")));
	}

}
