package dev.wm.contract.net;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

import static org.assertj.core.api.Assertions.assertThat;

class NetPropertyTests {

	@Property
	void addressWhenPrintedReadsTheSame(@ForAll int bits) {
		IpAddress address = new IpAddress(bits);
		assertThat(IpAddress.parse(address.toString())).isEqualTo(address);
	}

	@Property
	void networkWhenPrintedReadsTheSame(@ForAll int bits, @ForAll @IntRange(max = 32) int length) {
		Cidr network = Cidr.containing(new IpAddress(bits), length);
		assertThat(Cidr.parse(network.toString())).isEqualTo(network);
		assertThat(network.contains(new IpAddress(bits))).isTrue();
		assertThat(network.contains(network.last())).isTrue();
	}

	@Property
	void overlapsWhenOneHasAnAddressOfTheOtherIsSymmetric(@ForAll int bits, @ForAll @IntRange(max = 32) int length,
			@ForAll int otherBits, @ForAll @IntRange(max = 32) int otherLength) {
		Cidr one = Cidr.containing(new IpAddress(bits), length);
		Cidr other = Cidr.containing(new IpAddress(otherBits), otherLength);
		boolean disjoint = one.last().compareTo(other.address()) < 0 || other.last().compareTo(one.address()) < 0;
		assertThat(one.overlaps(other)).isEqualTo(!disjoint).isEqualTo(other.overlaps(one));
	}

}
