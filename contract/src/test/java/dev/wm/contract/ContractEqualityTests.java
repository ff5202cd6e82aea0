package dev.wm.contract;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MacAddress;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.gateway.SubsystemState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Where a record compares itself by hand, every component counts.
 */
class ContractEqualityTests {

	private static final PublicKey KEY = PublicKey.parse("xTIBA5rboUvnH4htodjb6e697QjLERt1NAB4mZqp8Dg=");

	private static final GatewayReport SILENT = new GatewayReport(null, null, null, "0.1.0", List.of(), null, List.of(),
			List.of(), List.of(), List.of(), List.of(), null);

	private static final GatewayReport FULL = new GatewayReport("\"a\"", 17L, "\"b\"", "0.2.0",
			List.of(Cidr.parse("192.168.1.0/24")), List.of(IpAddress.parse("192.168.1.250")),
			List.of(Cidr.parse("10.0.3.0/24")),
			List.of(new SubsystemReport(Subsystem.FIREWALL, SubsystemState.FAILED, "nft is missing.")),
			List.of(new PeerReport(KEY, null, 41L, 1, 2)), List.of(new Repair(Subsystem.ROUTES, "It was gone.", 12)),
			List.of("A problem."),
			List.of(new HostSighting(HostName.parse("a.b"), IpAddress.parse("192.168.1.77"),
					MacAddress.parse("52:54:00:12:34:56"))),
			List.of(new FirewallBlock("It drops.", "nft", true)), 7L,
			List.of(new RefusedSource(IpAddress.parse("192.168.1.66"), 12, 3)));

	/** Two records that differ in each component. */
	static Stream<Arguments> pairs() {
		return Stream.of(arguments(IpAddress.parse("10.0.0.1"), IpAddress.parse("10.0.0.2")),
				arguments(Cidr.parse("10.0.0.0/8"), Cidr.parse("12.0.0.0/16")),
				arguments(InterfaceAddress.parse("10.0.0.1/8"), InterfaceAddress.parse("10.0.0.2/16")),
				arguments(new Port(1), new Port(2)),
				arguments(Endpoint.parse("10.0.0.1:1"), Endpoint.parse("10.0.0.2:2")),
				arguments(new InterfaceName("eth0"), new InterfaceName("eth1")),
				arguments(DnsLabel.parse("a"), DnsLabel.parse("b")),
				arguments(SiteDomain.parse("a"), SiteDomain.parse("b")),
				arguments(HostName.parse("a.b"), HostName.parse("c.d")),
				arguments(KEY, PublicKey.parse("TrMvSoP4jYQlY6RIzBgbssQqY3vxI2Pi+y71lOWWXX0=")),
				arguments(FULL.subsystems().getFirst(),
						new SubsystemReport(Subsystem.NAMES, SubsystemState.APPLIED, null)),
				arguments(FULL.repairs().getFirst(), new Repair(Subsystem.NAMES, "It was old.", 13)),
				arguments(SILENT, FULL), arguments(FULL, SILENT));
	}

	@ParameterizedTest
	@MethodSource("pairs")
	void equalsWhenOneComponentDiffersIsFalse(Record one, Record other) throws ReflectiveOperationException {
		assertThat(copy(one, one, -1)).isEqualTo(one).hasSameHashCodeAs(one).isNotSameAs(one);
		assertThat(one).isNotEqualTo(null).isNotEqualTo("one").doesNotHaveSameHashCodeAs(other);
		for (int place = 0; place < one.getClass().getRecordComponents().length; place++) {
			assertThat(copy(one, other, place)).isNotEqualTo(one);
		}
	}

	// One component is taken from another record.
	private static Record copy(Record from, Record other, int place) throws ReflectiveOperationException {
		RecordComponent[] components = from.getClass().getRecordComponents();
		@Nullable Object[] values = new @Nullable Object[components.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = components[i].getAccessor().invoke((i == place) ? other : from);
		}
		Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
		return from.getClass().getDeclaredConstructor(types).newInstance(values);
	}

}
