package dev.wm.registry.allocation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wm.contract.net.AddressRules;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class AddressAllocatorPropertyTests {

	@Property(tries = 300)
	void anyWalkOfTakingAndGivingBackNeverGivesAnAddressTwice(@ForAll int place,
			@ForAll @IntRange(min = 26, max = 30) int prefix, @ForAll @Size(max = 200) List<Boolean> takes) {
		Cidr subnet = Cidr.containing(new IpAddress(place), prefix);
		Set<IpAddress> taken = new LinkedHashSet<>();
		List<IpAddress> released = new ArrayList<>();
		for (boolean take : takes) {
			if (take) {
				take(subnet, taken, released);
			}
			else if (!taken.isEmpty()) {
				IpAddress address = taken.iterator().next();
				taken.remove(address);
				released.add(address);
			}
		}
	}

	private static void take(Cidr subnet, Set<IpAddress> taken, List<IpAddress> released) {
		long all = subnet.size() - 3;
		Optional<IpAddress> next = AddressAllocator.next(subnet, taken, released);
		assertThat(next.isEmpty()).isEqualTo(taken.size() == all);
		next.ifPresent((address) -> {
			assertThat(AddressRules.isMember(subnet, address)).isTrue();
			if (released.contains(address)) {
				assertThat(taken.size() + released.size()).as("No fresh one is left").isEqualTo((int) all);
				assertThat(address).isEqualTo(released.getFirst());
			}
			assertThat(taken.add(address)).isTrue();
			released.remove(address);
		});
	}

}
