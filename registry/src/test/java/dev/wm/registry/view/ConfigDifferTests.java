package dev.wm.registry.view;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.NameRecord;
import dev.wm.contract.v1.config.OwnSite;
import dev.wm.contract.v1.config.PeerSite;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.registry.testing.Keys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigDifferTests {

	private static final PeerSite OSRC = new PeerSite(SiteDomain.parse("osrc"), Cidr.parse("172.30.2.0/24"),
			Keys.key(2), null);

	private static final Host SERVER = host("server.sheen", HostType.STANDARD);

	private static final GatewayConfig CONFIG = new GatewayConfig(MeshName.parse("Home"), Cidr.parse("172.30.0.0/16"),
			new OwnSite(SiteDomain.parse("sheen"), Cidr.parse("172.30.1.0/24"), IpAddress.parse("172.30.1.1"), false,
					Keys.key(1), Port.WIREGUARD, false),
			List.of(OSRC), List.of(SERVER),
			List.of(new DevicePeer(DnsLabel.parse("laptop"), Keys.key(3), IpAddress.parse("172.30.0.2"))),
			List.of(SiteDomain.parse("sheen")),
			List.of(NameRecord.of(HostName.parse("server.sheen"), IpAddress.parse("172.30.1.2"))));

	@Test
	void linesWhenListsDifferReadLikeADiff() {
		GatewayConfig after = new GatewayConfig(CONFIG.meshName(), CONFIG.supernet(), CONFIG.site(),
				List.of(new PeerSite(SiteDomain.parse("hub"), Cidr.parse("172.30.0.0/24"), Keys.key(4), null),
						new PeerSite(OSRC.domain(), OSRC.subnet(), OSRC.publicKey(),
								Endpoint.parse("203.0.113.9:51820"))),
				List.of(host("nas.sheen", HostType.STANDARD), host("server.sheen", HostType.ISOLATED)), List.of(),
				CONFIG.domains(), CONFIG.names());
		assertThat(lines(CONFIG, after)).containsExactly("+ peer hub 172.30.0.0/24",
				"~ peer osrc endpoint none \u2192 203.0.113.9:51820", "+ host nas.sheen 172.30.1.2",
				"~ host server.sheen type standard \u2192 isolated", "- device laptop");
		assertThat(lines(after, CONFIG)).contains("- peer hub", "- host nas.sheen", "+ device laptop 172.30.0.2");
	}

	@Test
	void linesWhenTheGatewayComesOrGoesSaysSo() {
		ConfigDiffer differ = new ConfigDiffer();
		assertThat(differ.lines(Optional.of(CONFIG), Optional.empty())).containsExactly("- gateway sheen");
		assertThat(differ.lines(Optional.empty(), Optional.of(CONFIG))).containsExactly("+ gateway sheen");
		assertThat(differ.lines(Optional.empty(), Optional.empty())).isEmpty();
	}

	@Test
	void linesWhenAValueDiffersShowsItWhole() {
		GatewayConfig after = new GatewayConfig(MeshName.parse("Other"), Cidr.parse("10.0.0.0/8"), CONFIG.site(),
				CONFIG.peers(), CONFIG.hosts(), CONFIG.devices(), CONFIG.domains(), CONFIG.names());
		assertThat(lines(CONFIG, after)).containsExactly("~ mesh name Home \u2192 Other",
				"~ supernet 172.30.0.0/16 \u2192 10.0.0.0/8");
	}

	// Every gateway gets the same names, so they are compared once for all.
	@Test
	void linesWhenTheSameListsComeAgainOrOthersAreRight() {
		ConfigDiffer differ = new ConfigDiffer();
		GatewayConfig without = names();
		GatewayConfig two = names(CONFIG.names().getFirst(),
				NameRecord.of(HostName.parse("nas.sheen"), IpAddress.parse("172.30.1.3")));
		for (int round = 0; round < 2; round++) {
			assertThat(differ.lines(Optional.of(CONFIG), Optional.of(two)))
				.containsExactly("+ name nas.sheen 172.30.1.3");
			assertThat(differ.lines(Optional.of(CONFIG), Optional.of(two)))
				.containsExactly("+ name nas.sheen 172.30.1.3");
			assertThat(differ.lines(Optional.of(CONFIG), Optional.of(without))).containsExactly("- name server.sheen");
			assertThat(differ.lines(Optional.of(two), Optional.of(without))).containsExactly("- name nas.sheen",
					"- name server.sheen");
		}
	}

	// A mesh has a thousand gateways and thousands of names.
	@Test
	void linesWhenTheNextGatewayHasOtherPeersDoesNotCompareTheNamesAgain() {
		ConfigDiffer differ = new ConfigDiffer();
		GatewayConfig without = names();
		List<String> first = differ.lines(Optional.of(CONFIG), Optional.of(without));
		List<String> second = differ.lines(Optional.of(alone(CONFIG)), Optional.of(alone(without)));
		assertThat(first).containsExactly("- name server.sheen");
		assertThat(second).singleElement().isSameAs(first.getFirst());
	}

	private static GatewayConfig alone(GatewayConfig config) {
		return new GatewayConfig(config.meshName(), config.supernet(), config.site(), List.of(), List.of(), List.of(),
				config.domains(), config.names());
	}

	private static GatewayConfig names(NameRecord... names) {
		return new GatewayConfig(CONFIG.meshName(), CONFIG.supernet(), CONFIG.site(), CONFIG.peers(), CONFIG.hosts(),
				CONFIG.devices(), CONFIG.domains(), List.of(names));
	}

	// Goes through every component of the view, those that are added later too.
	@Test
	void linesWhenAnyComponentDiffersIsNotEmpty() throws ReflectiveOperationException {
		assertThat(lines(CONFIG, CONFIG)).isEmpty();
		List<Object> variants = variants(CONFIG);
		assertThat(variants).hasSizeGreaterThan(25);
		for (Object variant : variants) {
			assertThat(lines(CONFIG, (GatewayConfig) variant)).as(variant.toString()).isNotEmpty();
			assertThat(lines((GatewayConfig) variant, CONFIG)).as(variant.toString()).isNotEmpty();
		}
	}

	private static List<String> lines(GatewayConfig before, GatewayConfig after) {
		return new ConfigDiffer().lines(Optional.of(before), Optional.of(after));
	}

	/** The thing with one component different, for each component at any depth. */
	private static List<Object> variants(Object thing) throws ReflectiveOperationException {
		RecordComponent[] components = thing.getClass().getRecordComponents();
		List<Object> variants = new ArrayList<>();
		for (int index = 0; index < components.length; index++) {
			for (Object value : others(components[index].getAccessor().invoke(thing), components[index])) {
				variants.add(with(thing, components, index, value));
			}
		}
		return variants;
	}

	private static List<?> others(@Nullable Object value, RecordComponent component)
			throws ReflectiveOperationException {
		if (value instanceof List<?> list && list.isEmpty()) {
			return List.of(List.of(HostAlias.parse("other")));
		}
		if (value instanceof List<?> list) {
			List<Object> lists = new ArrayList<>(List.of(List.of()));
			for (Object element : others(list.getFirst(), component)) {
				lists.add(List.of(element));
			}
			return lists;
		}
		return switch (value) {
			case null -> List.of(Endpoint.parse("198.51.100.1:1"));
			case Boolean is -> List.of(!is);
			case Enum<?> constant -> Arrays.stream(constant.getDeclaringClass().getEnumConstants())
				.filter((other) -> other != constant)
				.toList();
			case MeshName name -> List.of(MeshName.parse("Other"));
			case Cidr cidr -> List.of(Cidr.parse("10.0.0.0/8"));
			case IpAddress address -> List.of(IpAddress.parse("10.9.8.7"));
			case PublicKey key -> List.of(Keys.key(99));
			case Port port -> List.of(new Port(1));
			case SiteDomain domain -> List.of(SiteDomain.parse("other"));
			case DnsLabel label -> List.of(DnsLabel.parse("other"));
			case MacAddress mac -> List.of(MacAddress.parse("52:54:00:00:00:99"));
			case HostName name -> List.of(HostName.parse("other.other"));
			default -> variants(value);
		};
	}

	private static Object with(Object thing, RecordComponent[] components, int index, Object value)
			throws ReflectiveOperationException {
		Object[] arguments = new Object[components.length];
		for (int place = 0; place < components.length; place++) {
			arguments[place] = (place == index) ? value : components[place].getAccessor().invoke(thing);
		}
		Constructor<?> constructor = thing.getClass()
			.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
		return constructor.newInstance(arguments);
	}

	private static Host host(String name, HostType type) {
		return new Host(HostName.parse(name), IpAddress.parse("192.168.1.10"), IpAddress.parse("172.30.1.2"), type,
				false, MacAddress.parse("52:54:00:00:00:10"), true);
	}

}
