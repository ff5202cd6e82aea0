package dev.wm.registry.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.Cidr;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class SubnetPlanPropertyTests {

	private static final Cidr SUPERNET = Cidr.parse("172.30.0.0/16");

	@Property(tries = 200)
	void anySequenceOfSizesGivesDisjointSubnets(
			@ForAll @Size(max = 60) List<@IntRange(min = 17, max = 30) Integer> sizes) {
		List<Cidr> taken = new ArrayList<>();
		for (int size : sizes) {
			Optional<Cidr> next = SubnetPlan.next(SUPERNET, size, taken);
			next.ifPresent((subnet) -> {
				assertThat(SUPERNET.contains(subnet)).isTrue();
				assertThat(subnet.prefixLength()).isEqualTo(size);
				assertThat(taken).noneMatch(subnet::overlaps);
				taken.add(subnet);
			});
		}
	}

}
