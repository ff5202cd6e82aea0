package dev.wm.agent;

import java.lang.reflect.RecordComponent;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.AddressRange;
import dev.wm.agent.desired.DnsEntry;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.desired.OwnNetwork;
import dev.wm.agent.files.FileMode;
import dev.wm.agent.files.FileStamp;
import dev.wm.agent.observed.AdmittedAddresses.HostNat;
import dev.wm.agent.observed.Link;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.RouteState;
import dev.wm.agent.text.Fingerprint;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Where a record compares itself by hand, every component counts.
 */
class DesiredStateEqualityTests {

	private static final IpAddress ONE = IpAddress.parse("10.0.0.1");

	private static final IpAddress OTHER = IpAddress.parse("10.0.0.2");

	/** Two records that differ in each component. */
	static Stream<Arguments> pairs() {
		return Stream.of(arguments(new AddressRange(ONE, OTHER), new AddressRange(OTHER, ONE)),
				arguments(Samples.context(),
						new LocalContext(Samples.key(2), List.of(LanAddress.parse("eth1", "10.7.0.250/24")),
								List.of(ONE), true, new InterfaceName("wm0"), true)),
				arguments(new DnsEntry(HostName.parse("a.b"), ONE), new DnsEntry(HostName.parse("c.d"), OTHER)),
				arguments(new HostNat(ONE, true), new HostNat(OTHER, false)),
				arguments(new NetworkInterface("eth0", true, 1500, List.of()),
						new NetworkInterface("eth1", false, 1420, List.of(InterfaceAddress.parse("10.7.0.250/24")),
								new Link("bridge", "br0", true, true, true))),
				arguments(Link.CARD, new Link("bridge", "br0", true, true, true)),
				arguments(new OwnNetwork("eth0", InterfaceAddress.parse("10.7.0.250/24"), true),
						new OwnNetwork("eth1", InterfaceAddress.parse("10.7.0.251/24"), false)),
				arguments(new RouteState(Cidr.parse("10.0.0.0/8"), Optional.empty()),
						new RouteState(Cidr.parse("10.0.0.0/16"), Optional.of(ONE))),
				arguments(Fingerprint.of("a"), Fingerprint.of("b")),
				arguments(new CachedConfig("{}", "\"a\"", 1), new CachedConfig("[]", "\"b\"", 2)),
				arguments(FileMode.SECRET, FileMode.PUBLIC),
				arguments(stamp(1, FileMode.SECRET, 7L), stamp(2, FileMode.PUBLIC, 8L)));
	}

	private static FileStamp stamp(long number, FileMode mode, long inode) {
		return new FileStamp(number, FileTime.fromMillis(number), FileTime.fromMillis(number + 1), inode, mode);
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
