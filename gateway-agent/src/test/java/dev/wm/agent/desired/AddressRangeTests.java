package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressRangeTests {

	private static List<String> ranges(String... addresses) {
		return AddressRange.of(Stream.of(addresses).map(IpAddress::parse).toList())
			.stream()
			.map(AddressRange::toString)
			.toList();
	}

	private static AddressRange range(String first, String last) {
		return new AddressRange(IpAddress.parse(first), IpAddress.parse(last));
	}

	@Test
	void ofWhenAddressesAreNeighboursJoinsThem() {
		assertThat(ranges("10.0.0.3", "10.0.0.1", "10.0.0.2", "10.0.0.5")).containsExactly("10.0.0.1-10.0.0.3",
				"10.0.0.5");
		assertThat(ranges("10.0.1.0", "10.0.0.255")).containsExactly("10.0.0.255-10.0.1.0");
		assertThat(ranges("128.0.0.0", "127.255.255.255")).containsExactly("127.255.255.255-128.0.0.0");
	}

	@Test
	void ofWhenAnAddressComesTwiceHasItOnce() {
		assertThat(ranges("10.0.0.1", "10.0.0.1")).containsExactly("10.0.0.1");
		assertThat(ranges("10.0.0.1", "10.0.0.2", "10.0.0.1", "10.0.0.2")).containsExactly("10.0.0.1-10.0.0.2");
	}

	@Test
	void ofWhenThereAreNoneIsEmpty() {
		assertThat(ranges()).isEmpty();
	}

	@Test
	void addressesWhenTakenApartHaveBothEnds() {
		assertThat(range("10.0.0.254", "10.0.1.1").addresses()).map(IpAddress::toString)
			.containsExactly("10.0.0.254", "10.0.0.255", "10.0.1.0", "10.0.1.1");
		assertThat(range("10.0.0.7", "10.0.0.7").addresses()).containsExactly(IpAddress.parse("10.0.0.7"));
	}

	@ParameterizedTest
	@CsvSource({ "10.0.0.7,10.0.0.7,10.0.0.7/32", "10.0.0.8,10.0.0.15,10.0.0.8/29",
			"10.0.0.1,10.0.0.6,10.0.0.1/32 10.0.0.2/31 10.0.0.4/31 10.0.0.6/32",
			"10.0.0.255,10.0.1.0,10.0.0.255/32 10.0.1.0/32", "0.0.0.0,255.255.255.255,0.0.0.0/0",
			"0.0.0.0,0.0.0.2,0.0.0.0/31 0.0.0.2/32", "127.255.255.254,128.0.0.1,127.255.255.254/31 128.0.0.0/31",
			"255.255.255.253,255.255.255.255,255.255.255.253/32 255.255.255.254/31" })
	void networksWhenPutTogetherAreTheFewest(IpAddress first, IpAddress last, String networks) {
		assertThat(new AddressRange(first, last).networks())
			.isEqualTo(Stream.of(networks.split(" ")).map(Cidr::parse).toList());
	}

}
