package dev.wm.agent.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class DesiredStateMapperTests {

	private static DesiredState desired(GatewayConfig config) {
		return DesiredStateMapper.map(config, Samples.context());
	}

	// A configuration read twice must not look like a change.
	@Test
	void ofWhenTheSameTextIsReadTwiceIsEqual() {
		String json = Samples.json(Samples.config());
		assertThat(desired(ConfigParser.parse(json))).isEqualTo(desired(ConfigParser.parse(json)))
			.hasSameHashCodeAs(desired(ConfigParser.parse(json)));
	}

	@Test
	void ofWhenListsComeInAnotherOrderIsEqual() {
		GatewayConfig config = Samples.config();
		GatewayConfig turned = new GatewayConfig(config.meshName(), config.supernet(), config.site(),
				config.peers().reversed(), config.hosts().reversed(), config.devices(), config.domains().reversed(),
				config.names().reversed());
		assertThat(desired(turned)).isEqualTo(desired(config));
	}

	@Test
	void parseWhenANewerRegistryAddsMembersIgnoresThem() {
		String json = Samples.json(Samples.config()).replaceFirst("\\{", "{\"devices\":[],");
		assertThat(ConfigParser.parse(json)).isEqualTo(Samples.config());
	}

	static Stream<Arguments> inconsistent() {
		return Stream.of(arguments("another public key", site((s) -> Samples.site(Samples.key(9).publicKey()))),
				arguments("not the first one of its subnet",
						site((s) -> new OwnSite(s.domain(), Cidr.parse("172.30.9.0/24"), s.gateway(), false,
								s.publicKey(), s.listenPort(), false))),
				arguments("overlap", peers(Samples.peer("x", "172.30.2.128/25", 4, null))),
				arguments("not inside the supernet", peers(Samples.peer("x", "172.31.2.0/24", 4, null))),
				arguments("public key that another site has", peers(Samples.peer("x", "172.30.9.0/24", 1, null))),
				arguments("sheen is there twice", peers(Samples.peer("sheen", "172.30.9.0/24", 4, null))),
				arguments("overlay address 172.30.3.2", host("x", "192.168.1.9", "172.30.3.2")),
				arguments("overlay address 172.30.2.1,", host("x", "192.168.1.9", "172.30.2.1")),
				arguments("overlay address of another host", host("x", "192.168.1.9", "172.30.2.2")),
				arguments("local address of another host", host("x", "192.168.1.10", "172.30.2.9")),
				arguments("server.sheen is there twice", host("server", "192.168.1.9", "172.30.2.9")),
				arguments("local address 127.0.0.1", host("x", "127.0.0.1", "172.30.2.9")),
				arguments("local address 169.254.1.1", host("x", "169.254.1.1", "172.30.2.9")),
				arguments("local address 224.0.0.1", host("x", "224.0.0.1", "172.30.2.9")),
				arguments("local address 172.30.7.7", host("x", "172.30.7.7", "172.30.2.9")),
				arguments("gateway's own name", host("gw", "192.168.1.9", "172.30.2.9")),
				arguments("not under a domain", names(Samples.name("x.other", "172.30.1.9"))),
				arguments("not of the mesh", names(Samples.name("x.wg", "192.168.1.9"))),
				arguments("two addresses", names(Samples.name("server.sheen", "172.30.2.9"))));
	}

	private static UnaryOperator<GatewayConfig> site(UnaryOperator<OwnSite> change) {
		return (c) -> new GatewayConfig(c.meshName(), c.supernet(), change.apply(c.site()), c.peers(), c.hosts(),
				c.devices(), c.domains(), c.names());
	}

	private static UnaryOperator<GatewayConfig> peers(PeerSite more) {
		return (c) -> new GatewayConfig(c.meshName(), c.supernet(), c.site(), with(c.peers(), more), c.hosts(),
				c.devices(), c.domains(), c.names());
	}

	private static UnaryOperator<GatewayConfig> host(String label, String local, String overlay) {
		Host more = Samples.host(label, local, overlay);
		return (c) -> new GatewayConfig(c.meshName(), c.supernet(), c.site(), c.peers(), with(c.hosts(), more),
				c.devices(), c.domains(), c.names());
	}

	private static UnaryOperator<GatewayConfig> names(NameRecord more) {
		return (c) -> new GatewayConfig(c.meshName(), c.supernet(), c.site(), c.peers(), c.hosts(), c.devices(),
				c.domains(), with(c.names(), more));
	}

	private static <T> List<T> with(List<T> items, T more) {
		List<T> all = new ArrayList<>(items);
		all.add(more);
		return all;
	}

	@ParameterizedTest
	@MethodSource("inconsistent")
	void ofWhenInconsistentRefusesAsAWhole(String reason, UnaryOperator<GatewayConfig> change) {
		assertThatExceptionOfType(ConfigRefusedException.class)
			.isThrownBy(() -> desired(change.apply(Samples.config())))
			.withMessageContaining(reason);
	}

	@Test
	void parseWhenItIsGarbageRefuses() {
		for (String text : List.of("", "null", "[]", "{", "{\"mesh_name\":1}")) {
			assertThatExceptionOfType(ConfigRefusedException.class).isThrownBy(() -> ConfigParser.parse(text));
		}
	}

	@Test
	void ofWhenManyThingsAreWrongStaysReadable() {
		List<NameRecord> wrong = Stream.iterate(1, (i) -> i + 1)
			.limit(100)
			.map((i) -> Samples.name("h" + i + ".other", "172.30.1.9"))
			.toList();
		GatewayConfig c = Samples.config();
		assertThatExceptionOfType(ConfigRefusedException.class)
			.isThrownBy(() -> desired(new GatewayConfig(c.meshName(), c.supernet(), c.site(), c.peers(), c.hosts(),
					c.devices(), List.of(SiteDomain.HUB), wrong)))
			.withMessageContaining("And 101 more.");
	}

}
