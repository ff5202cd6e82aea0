package dev.wm.registry.allocation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.IpAddress;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class AddressPlanPropertyTests {

	@Property(tries = 300)
	void anyWalkOfTakingAndGivingBackNeverGivesAnAddressTwice(@ForAll @IntRange(min = 26, max = 30) int prefix,
			@ForAll @Size(max = 200) List<Boolean> takes) {
		Cidr subnet = Cidr.containing(IpAddress.parse("172.30.1.0"), prefix);
		Set<IpAddress> taken = new HashSet<>();
		List<IpAddress> released = new ArrayList<>();
		for (boolean take : takes) {
			if (take) {
				Optional<IpAddress> next = AddressPlan.next(subnet, taken, released);
				assertThat(next.isEmpty()).isEqualTo(taken.size() == subnet.size() - 3);
				next.ifPresent((address) -> {
					assertThat(AddressPlan.isForHosts(subnet, address)).isTrue();
					assertThat(taken.add(address)).isTrue();
					released.remove(address);
				});
			}
			else if (!taken.isEmpty()) {
				IpAddress address = taken.iterator().next();
				taken.remove(address);
				released.add(address);
			}
		}
	}

}
