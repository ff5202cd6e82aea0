package dev.wm.registry.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class SubnetAllocatorPropertyTests {

	@Property(tries = 300)
	void anySequenceOfSizesGivesDisjointSubnets(@ForAll int place,
			@ForAll @IntRange(min = 8, max = 28) int supernetPrefix,
			@ForAll @Size(max = 60) List<@IntRange(min = 1, max = 22) Integer> steps) {
		Cidr supernet = Cidr.containing(new IpAddress(place), supernetPrefix);
		List<Cidr> taken = new ArrayList<>();
		for (int step : steps) {
			int prefix = Math.min(supernetPrefix + step, AddressRules.LONGEST_PREFIX);
			Optional<Cidr> next = SubnetAllocator.next(supernet, prefix, taken);
			next.ifPresent((subnet) -> {
				assertThat(supernet.contains(subnet)).isTrue();
				assertThat(subnet.prefixLength()).isEqualTo(prefix);
				assertThat(taken).noneMatch(subnet::overlaps);
			});
			if (prefix - supernetPrefix <= 10) {
				assertThat(next).isEqualTo(lowestFree(supernet, prefix, taken));
			}
			next.ifPresent(taken::add);
		}
	}

	/**
	 * Looks at every subnet of the size.
	 */
	private static Optional<Cidr> lowestFree(Cidr supernet, int prefix, List<Cidr> taken) {
		return LongStream.range(0, 1L << (prefix - supernet.prefixLength()))
			.mapToObj((number) -> new Cidr(supernet.address().plus(number << (32 - prefix)), prefix))
			.filter((candidate) -> taken.stream().noneMatch(candidate::overlaps))
			.findFirst();
	}

}
