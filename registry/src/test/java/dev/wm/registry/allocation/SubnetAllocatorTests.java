package dev.wm.registry.allocation;

import java.util.List;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SubnetAllocatorTests {

	private static final Cidr SUPERNET = Cidr.parse("172.30.0.0/16");

	// W12
	@Test
	void nextWhenNothingIsTakenIsTheFirst() {
		assertThat(SubnetAllocator.next(SUPERNET, 24, List.of())).contains(Cidr.parse("172.30.0.0/24"));
	}

	@Test
	void nextWhenALargerSubnetIsInTheWaySkipsIt() {
		assertThat(SubnetAllocator.next(SUPERNET, 24, List.of(Cidr.parse("172.30.0.0/20"))))
			.contains(Cidr.parse("172.30.16.0/24"));
	}

	@Test
	void nextWhenASmallerSubnetIsInTheWayStaysAligned() {
		assertThat(SubnetAllocator.next(SUPERNET, 20, List.of(Cidr.parse("172.30.3.4/30"))))
			.contains(Cidr.parse("172.30.16.0/20"));
	}

	@Test
	void nextWhenHalvesAreTakenIsEmpty() {
		assertThat(
				SubnetAllocator.next(SUPERNET, 24, List.of(Cidr.parse("172.30.0.0/17"), Cidr.parse("172.30.128.0/17"))))
			.isEmpty();
	}

	@Test
	void nextWhenTheSupernetEndsTheAddressSpaceStops() {
		Cidr last = Cidr.parse("255.255.255.0/24");
		assertThat(SubnetAllocator.next(last, 25,
				List.of(Cidr.parse("255.255.255.0/25"), Cidr.parse("255.255.255.128/25"))))
			.isEmpty();
	}

	@Test
	void nextWhenOnlyTheLastIsFreeIsThat() {
		assertThat(SubnetAllocator.next(SUPERNET, 17, List.of(Cidr.parse("172.30.0.0/17"))))
			.contains(Cidr.parse("172.30.128.0/17"));
	}

	@ParameterizedTest
	@CsvSource({ "172.30.0.0/16, 24", "172.30.0.0/23, 24", "172.30.0.0/24, 25", "172.30.0.0/26, 27" })
	void usualPrefixIsTwentyFourOrHalfOfASmallSupernet(String supernet, int expected) {
		assertThat(SubnetAllocator.usualPrefix(Cidr.parse(supernet))).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "15, false", "16, false", "17, true", "30, true", "31, false" })
	void isUsableWhenItIsSmallerThanTheSupernetAndHasRoomForAHost(int prefix, boolean expected) {
		assertThat(AddressRules.isSubnetPrefix(SUPERNET, prefix)).isEqualTo(expected);
	}

}
