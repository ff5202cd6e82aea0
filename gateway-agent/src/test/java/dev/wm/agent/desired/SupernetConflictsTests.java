package dev.wm.agent.desired;

import java.util.Arrays;
import java.util.List;

import dev.wm.agent.Samples;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the mesh gives up for networks of the machine that overlap it. */
class SupernetConflictsTests {

	private static final Cidr SUPERNET = Cidr.parse("172.30.0.0/16");

	private static final List<Cidr> SUBNETS = List.of(Cidr.parse("172.30.1.0/24"), Cidr.parse("172.30.2.0/24"),
			Cidr.parse("172.30.3.0/24"));

	private static SupernetConflicts conflicts(OwnNetwork... networks) {
		return new SupernetConflicts(SUPERNET, List.of(networks));
	}

	private static OwnNetwork network(String name, String address, boolean guests) {
		return new OwnNetwork(name, InterfaceAddress.parse(address), guests);
	}

	@Test
	void routesWhenNothingOverlapsAreTheSupernet() {
		SupernetConflicts none = conflicts(network("docker0", "172.17.0.1/16", true));
		assertThat(none.networks()).isEmpty();
		assertThat(none.routes(SUBNETS)).containsExactly(SUPERNET);
		assertThat(none.guarded(SUBNETS)).containsExactly(SUPERNET);
		assertThat(none.bystanders(SUBNETS)).isEmpty();
		assertThat(none.problems(Samples.config())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			br-0123456789ab | 172.30.99.1/24 | true  | 172.30.0.0/16
			eth1            | 172.30.99.1/24 | false | 172.30.0.0/16
			br-0123456789ab | 172.30.0.1/16  | true  | 172.30.1.0/24 172.30.2.0/24 172.30.3.0/24
			br-0123456789ab | 172.30.1.1/16  | true  | 172.30.2.0/24 172.30.3.0/24
			br-0123456789ab | 172.30.0.1/20  | true  | 172.30.0.0/16 172.30.1.0/24 172.30.2.0/24 172.30.3.0/24
			eth0            | 172.30.0.7/16  | false | ''
			eth0            | 172.16.0.7/12  | false | ''
			eth1            | 172.30.2.9/24  | false | 172.30.0.0/16
			lxdbr0          | 172.30.3.1/25  | true  | 172.30.0.0/16
			""")
	void routesWhenANetworkOverlapsLeaveItWhatItUses(String name, String address, boolean guests, String routes) {
		assertThat(conflicts(network(name, address, guests)).routes(SUBNETS)).containsExactlyElementsOf(
				Arrays.stream(routes.split(" ", -1)).filter((text) -> !text.isEmpty()).map(Cidr::parse).toList());
	}

	// A container may not pass for a member.
	@Test
	void bystandersWhenTheMeshKeepsSubnetsExcludeThem() {
		assertThat(conflicts(network("br-0123456789ab", "172.30.1.1/16", true)).bystanders(SUBNETS))
			.extracting(Bystander::mesh)
			.containsExactly(List.of(Cidr.parse("172.30.2.0/24"), Cidr.parse("172.30.3.0/24")));
		assertThat(conflicts(network("lxdbr0", "172.30.99.1/24", true)).bystanders(SUBNETS)).extracting(Bystander::mesh)
			.containsExactly(List.of());
		assertThat(conflicts(network("eth1", "172.30.2.9/24", false)).bystanders(SUBNETS)).extracting(Bystander::mesh)
			.containsExactly(List.of());
	}

	@Test
	void guardedWhenANetworkOverlapsIsEverythingElse() {
		SupernetConflicts bridge = conflicts(network("lxdbr0", "172.30.99.1/24", true));
		List<Cidr> guarded = bridge.guarded(SUBNETS);
		assertThat(guarded).noneMatch(Cidr.parse("172.30.99.0/24")::overlaps);
		assertThat(guarded.stream().mapToLong(Cidr::size).sum()).isEqualTo(65536 - 256);
		assertThat(conflicts(network("br-0123456789ab", "172.30.0.1/16", true)).guarded(SUBNETS))
			.containsExactlyElementsOf(SUBNETS);
		assertThat(conflicts(network("eth0", "172.16.0.7/12", false)).guarded(SUBNETS)).isEmpty();
	}

	@Test
	void addressWhenTheSitesOwnSubnetIsTakenTakesNoRouteFromIt() {
		InterfaceAddress own = InterfaceAddress.parse("172.30.2.1/24");
		assertThat(conflicts(network("eth1", "172.30.2.9/24", false)).address(own)).hasToString("172.30.2.1/32");
		assertThat(conflicts(network("eth1", "172.30.9.9/24", false)).address(own)).isEqualTo(own);
	}

	@Test
	void withoutWhenALanOverlapsLeavesTheOthers() {
		LocalContext two = Samples.twoLans()
			.withLans(List.of(LanAddress.parse("eth0", "192.168.1.250/24"), LanAddress.parse("eth1", "172.30.9.9/24")));
		assertThat(conflicts(network("eth1", "172.30.9.9/24", false)).without(two).lans())
			.containsExactly(Cidr.parse("192.168.1.0/24"));
	}

	@Test
	void problemsWhenNetworksOverlapNameInterfaceNetworkSitesAndRemedy() {
		assertThat(
				conflicts(network("br-0123456789ab", "172.30.99.1/24", true), network("eth1", "172.30.3.9/25", false),
						network("eth0", "172.16.0.7/12", false))
					.problems(Samples.config()))
			.containsExactly(
					"Network 172.30.99.0/24 of interface br-0123456789ab overlaps the mesh's supernet 172.30.0.0/16:"
							+ " every site is still reached, but none can use those addresses. Create that Docker network"
							+ " again with another --subnet, and set default-address-pools in /etc/docker/daemon.json"
							+ " outside 172.30.0.0/16.",
					"Network 172.30.3.0/25 of interface eth1 overlaps the mesh's supernet 172.30.0.0/16: the mesh leaves"
							+ " it those addresses, so this gateway does not reach all of osrc. Renumber that network:"
							+ " see ip addr show dev eth1.",
					"Network 172.16.0.0/12 of interface eth0 overlaps the mesh's supernet 172.30.0.0/16: the mesh leaves"
							+ " it those addresses, so this gateway does not reach all of sheen itself, osrc, wg."
							+ " Renumber that network: see ip addr show dev eth0.");
	}

}
