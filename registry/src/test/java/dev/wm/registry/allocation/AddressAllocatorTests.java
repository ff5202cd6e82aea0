package dev.wm.registry.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressAllocatorTests {

	private static final Cidr SUBNET = Cidr.parse("172.30.1.0/24");

	// W13
	@Test
	void gatewayIsTheFirstAddress() {
		assertThat(AddressRules.gateway(SUBNET)).isEqualTo(IpAddress.parse("172.30.1.1"));
	}

	// W17
	@Test
	void nextWhenNothingIsTakenIsTheOneAfterTheGateway() {
		assertThat(AddressAllocator.next(SUBNET, Set.of(), List.of())).contains(IpAddress.parse("172.30.1.2"));
	}

	@Test
	void nextWhenAnAddressWasReleasedUsesAFreshOne() {
		assertThat(AddressAllocator.next(SUBNET, Set.of(), List.of(IpAddress.parse("172.30.1.2"))))
			.contains(IpAddress.parse("172.30.1.3"));
	}

	@Test
	void nextWhenOnlyReleasedOnesAreLeftUsesTheOneLongestFree() {
		Cidr small = Cidr.parse("172.30.1.0/29");
		List<IpAddress> released = new ArrayList<>();
		for (int place : List.of(4, 2, 6, 3, 5)) {
			released.add(small.address().plus(place));
		}
		assertThat(AddressAllocator.next(small, Set.of(), released)).contains(IpAddress.parse("172.30.1.4"));
	}

	@Test
	void nextWhenTheSubnetIsFullIsEmpty() {
		assertThat(AddressAllocator.next(Cidr.parse("172.30.1.0/30"), Set.of(IpAddress.parse("172.30.1.2")), List.of()))
			.isEmpty();
	}

	@Test
	void nextWhenOneAddressIsFreeInTheSmallestSubnetIsThat() {
		assertThat(AddressAllocator.next(Cidr.parse("172.30.1.0/30"), Set.of(), List.of()))
			.contains(IpAddress.parse("172.30.1.2"));
	}

	@Test
	void nextWhenAReleasedAddressIsTakenAgainOrNoHostsSkipsIt() {
		List<IpAddress> released = Stream
			.of("172.30.1.1", "10.0.0.1", "172.30.1.0", "172.30.1.7", "172.30.1.3", "172.30.1.5")
			.map(IpAddress::parse)
			.toList();
		Set<IpAddress> taken = Stream.of("172.30.1.2", "172.30.1.3", "172.30.1.4", "172.30.1.6")
			.map(IpAddress::parse)
			.collect(Collectors.toSet());
		assertThat(AddressAllocator.next(Cidr.parse("172.30.1.0/29"), taken, released))
			.contains(IpAddress.parse("172.30.1.5"));
	}

	@ParameterizedTest
	@CsvSource({ "172.30.1.0, false", "172.30.1.1, false", "172.30.1.2, true", "172.30.1.254, true",
			"172.30.1.255, false", "172.30.2.2, false" })
	void isForHostsWhenItIsNobodyElses(String address, boolean expected) {
		assertThat(AddressRules.isMember(SUBNET, IpAddress.parse(address))).isEqualTo(expected);
	}

}
