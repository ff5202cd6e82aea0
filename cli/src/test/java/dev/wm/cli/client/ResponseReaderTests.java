package dev.wm.cli.client;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.NetworkLabel;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.RegistryUrl;
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
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Responses with the contract's records, whole and damaged.
 */
class ResponseReaderTests {

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
			List.of(new Repair(Subsystem.ROUTES, "The route was gone.", 12)), List.of("Ümläut \u2028 \"x\""), null,
			null, List.of(IpAddress.parse("192.168.1.250")), null, null, null);

	private static <T> T read(byte[] json, Class<T> type) {
		ApiResponse response = new ApiResponse(200, "application/json", ByteString.of(json), null, null);
		return new ResponseReader(RegistryUrl.parse("http://registry.example")).read(response, type);
	}

	record Case<T>(T value, Class<T> type) {

		private ObjectNode json() {
			return Json.MAPPER.valueToTree(this.value);
		}

		private T read(JsonNode json) {
			return ResponseReaderTests.read(Json.MAPPER.writeValueAsBytes(json), this.type);
		}

		private @Nullable T readOrNull(JsonNode json) {
			try {
				return read(json);
			}
			catch (UnexpectedResponseException ex) {
				return null;
			}
		}

		@Override
		public String toString() {
			return this.type.getSimpleName();
		}

	}

	static Stream<Case<?>> cases() {
		return Stream
			.of(new Case<>(SITE, Site.class),
					new Case<>(new Site(SITE.domain(), SITE.subnet(), SITE.gateway(), false, null, null, Port.WIREGUARD,
							List.of()), Site.class),
					new Case<>(HOST, Host.class),
					new Case<>(Host.standard(HOST.name(), HOST.localAddress(), HOST.overlayAddress()), Host.class),
					new Case<>(DEVICE, Device.class),
					new Case<>(new Device(DEVICE.name(), DEVICE.overlayAddress(), DeviceType.ISOLATED, null),
							Device.class),
					new Case<>(GATEWAY, Gateway.class), new Case<>(Gateway.missing(SITE.domain()), Gateway.class),
					new Case<>(
							new MeshConfig(MeshName.parse("home"), NetworkLabel.parse("jde"),
									Cidr.parse("172.30.0.0/16"), List.of(SITE), List.of(HOST), List.of(DEVICE)),
							MeshConfig.class));
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenWrittenByTheContractGivesItBack(Case<T> example) {
		assertThat(example.read(example.json())).isEqualTo(example.value());
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenAMemberIsMissingDoesAsWithNull(Case<T> example) {
		for (String member : example.json().propertyNames().toArray(String[]::new)) {
			ObjectNode missing = example.json();
			missing.remove(member);
			ObjectNode withNull = example.json();
			withNull.putNull(member);
			assertThat(example.readOrNull(missing)).as(member).isEqualTo(example.readOrNull(withNull));
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenAMemberIsUnknownPassesItOver(Case<T> example) {
		ObjectNode changed = example.json();
		changed.putObject("colour").putArray("a").add(1);
		assertThat(example.read(changed)).isEqualTo(example.value());
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenAMemberIsOfAnotherKindRefuses(Case<T> example) {
		for (String member : example.json().propertyNames().toArray(String[]::new)) {
			for (String other : List.of("{}", "[7]", "-1.5", "123456789012345678901234567890")) {
				ObjectNode changed = example.json();
				changed.set(member, Json.MAPPER.readTree(other));
				assertThat(example.readOrNull(changed)).as(member + " is " + other).isNull();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	<T> void readWhenAMemberIsATextOfSpacesRefusesIfItIsANumberOrYesOrNo(Case<T> example) {
		for (String member : example.json().propertyNames().toArray(String[]::new)) {
			ObjectNode changed = example.json();
			if (changed.get(member).isNumber() || changed.get(member).isBoolean()) {
				changed.put(member, " ");
				assertThat(example.readOrNull(changed)).as(member).isNull();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "7", "{", "{}{}", "{\"a\":}", "\"{}\"" })
	void readWhenItIsNotOneObjectRefuses(String document) {
		assertThatExceptionOfType(UnexpectedResponseException.class)
			.isThrownBy(() -> read(document.getBytes(StandardCharsets.UTF_8), Site.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-21", "yesterday", "" })
	void readWhenATimeIsNotOneRefuses(String time) {
		Case<Gateway> example = new Case<>(GATEWAY, Gateway.class);
		ObjectNode changed = example.json();
		changed.put("last_seen", time);
		assertThat(example.readOrNull(changed)).isNull();
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, 65536, 4294967297L, -1 })
	void readWhenAPortIsOutOfRangeRefuses(long port) {
		Case<Site> example = new Case<>(SITE, Site.class);
		ObjectNode changed = example.json();
		changed.put("listen_port", port);
		assertThat(example.readOrNull(changed)).isNull();
	}

}
