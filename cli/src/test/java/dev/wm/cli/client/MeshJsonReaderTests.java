package dev.wm.cli.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is read without data binding is what data binding makes of it.
 */
class MeshJsonReaderTests {

	private static final PublicKey KEY = PublicKey.parse("xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=");

	private static final Endpoint ENDPOINT = Endpoint.parse("203.0.113.11:51820");

	private static final Instant SEEN = Instant.parse("2026-11-21T08:00:00.123Z");

	private static final Site SITE = new Site(SiteDomain.parse("sheen"), Cidr.parse("172.30.2.0/24"),
			IpAddress.parse("172.30.2.1"), true, KEY, ENDPOINT, new Port(51821), List.of(Cidr.parse("192.168.1.0/24")),
			true);

	private static final Host HOST = new Host(HostName.parse("server.sheen"), IpAddress.parse("192.168.1.10"),
			IpAddress.parse("172.30.2.2"), HostType.ISOLATED, true);

	private static final Device DEVICE = new Device(DnsLabel.parse("laptop"), IpAddress.parse("172.30.0.40"),
			DeviceType.ROAMING, KEY, true);

	private static final PeerStatus PEER = new PeerStatus("osrc", ENDPOINT, SEEN, 1L << 40, 7);

	private static final Gateway GATEWAY = new Gateway(SITE.domain(), true, true, SEEN, "0.1.0",
			IpAddress.parse("203.0.113.10"), 17L, "\"bad\"", List.of(Cidr.parse("10.0.3.0/24")),
			List.of(new SubsystemReport(Subsystem.FIREWALL, SubsystemState.FAILED, "nft is missing."),
					new SubsystemReport(Subsystem.NAMES, SubsystemState.APPLIED, null)),
			List.of(PEER, new PeerStatus("x", null, null, 0, 0)),
			List.of(new Repair(Subsystem.ROUTES, "The route was gone.", 12)), List.of("Ümläut \u2028 \"x\""));

	record Case<T>(T value, Class<T> type, Function<JsonMembers, T> read) {

		private byte[] json() {
			return Json.MAPPER.writeValueAsBytes(this.value);
		}

		private T read(byte[] json) {
			return this.read.apply(JsonMembers.parse(json));
		}

		private T bind(byte[] json) {
			return Json.MAPPER.readValue(json, this.type);
		}

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

	static Stream<Case<?>> cases() {
		return Stream.of(new Case<>(SITE, Site.class, MeshJsonReader::site),
				new Case<>(new Site(SITE.domain(), SITE.subnet(), SITE.gateway(), false, null, null, Port.WIREGUARD,
						List.of()), Site.class, MeshJsonReader::site),
				new Case<>(HOST, Host.class, MeshJsonReader::host),
				new Case<>(Host.standard(HOST.name(), HOST.localAddress(), HOST.overlayAddress()), Host.class,
						MeshJsonReader::host),
				new Case<>(DEVICE, Device.class, MeshJsonReader::device),
				new Case<>(new Device(DEVICE.name(), DEVICE.overlayAddress(), DeviceType.ISOLATED, null), Device.class,
						MeshJsonReader::device),
				new Case<>(GATEWAY, Gateway.class, MeshJsonReader::gateway),
				new Case<>(Gateway.missing(SITE.domain()), Gateway.class, MeshJsonReader::gateway),
				new Case<>(
						new MeshConfig(MeshName.parse("home"), NetworkLabel.parse("jde"), Cidr.parse("172.30.0.0/16"),
								List.of(SITE), List.of(HOST), List.of(DEVICE)),
						MeshConfig.class, MeshJsonReader::config));
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenWrittenByTheContractGivesItBack(Case<T> example) {
		assertThat(example.read(example.json())).isEqualTo(example.value()).isEqualTo(example.bind(example.json()));
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenAMemberIsMissingOrNullDoesAsDataBinding(Case<T> example) {
		ObjectNode whole = (ObjectNode) Json.MAPPER.readTree(example.json());
		for (String member : whole.propertyNames().toArray(String[]::new)) {
			ObjectNode changed = whole.deepCopy();
			changed.remove(member);
			assertSame(example, changed, "without " + member);
			changed.putNull(member);
			assertSame(example, changed, "null " + member);
		}
	}

	private static <T> void assertSame(Case<T> example, JsonNode document, String change) {
		byte[] json = Json.MAPPER.writeValueAsBytes(document);
		assertThat(orNull(() -> example.read(json))).as(change).isEqualTo(orNull(() -> example.bind(json)));
	}

	private static <T> @Nullable T orNull(Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (RuntimeException ex) {
			return null;
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenAMemberIsOfAnotherKindRefuses(Case<T> example) {
		ObjectNode whole = (ObjectNode) Json.MAPPER.readTree(example.json());
		for (String member : whole.propertyNames().toArray(String[]::new)) {
			for (String other : List.of("{}", "[7]", "-1.5", "123456789012345678901234567890")) {
				ObjectNode changed = whole.deepCopy();
				changed.set(member, Json.MAPPER.readTree(other));
				assertThat(orNull(() -> example.read(Json.MAPPER.writeValueAsBytes(changed))))
					.as(member + " is " + other)
					.isNull();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "7", "{", "{}{}", "{\"a\":}", "\"{}\"" })
	void parseWhenItIsNotOneObjectRefuses(String document) {
		assertThatExceptionOfType(RuntimeException.class)
			.isThrownBy(() -> JsonMembers.parse(document.getBytes(StandardCharsets.UTF_8)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-21", "yesterday", "" })
	void readWhenATimeIsNotOneRefuses(String time) {
		ObjectNode changed = (ObjectNode) Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(GATEWAY));
		changed.put("last_seen", time);
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> MeshJsonReader.gateway(JsonMembers.parse(Json.MAPPER.writeValueAsBytes(changed))));
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 65536, 4294967297L, -1 })
	void readWhenAPortIsOutOfRangeRefuses(long port) {
		ObjectNode changed = (ObjectNode) Json.MAPPER.readTree(Json.MAPPER.writeValueAsBytes(SITE));
		changed.put("listen_port", port);
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> MeshJsonReader.site(JsonMembers.parse(Json.MAPPER.writeValueAsBytes(changed))));
	}

}
