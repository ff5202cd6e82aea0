package dev.wm.agent.desired;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.Samples;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.Planner;
import dev.wm.agent.plan.Step;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.IpAddress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W90: the interfaces on which a host is admitted. */
class LanAssignmentTests {

	private static LocalContext on(String... lans) {
		List<LanAddress> addresses = Stream.of(lans)
			.map((lan) -> lan.split(" ", -1))
			.map((words) -> LanAddress.parse(words[0], words[1]))
			.toList();
		return new LocalContext(Samples.KEY, addresses, List.of(), false, false);
	}

	private static List<String> interfaces(String host, String... lans) {
		return new LanAssignment(on(lans), List.of()).interfaces(IpAddress.parse(host))
			.stream()
			.map((name) -> name.text())
			.toList();
	}

	@Test
	void interfacesWhenOneLanHoldsTheHostIsThatOne() {
		assertThat(interfaces("192.168.1.10", "eth0 192.168.1.250/24", "eth1 10.7.0.250/24")).containsExactly("eth0");
		assertThat(interfaces("10.7.0.5", "eth0 192.168.1.250/24", "eth1 10.7.0.250/24")).containsExactly("eth1");
	}

	// As the kernel routes to it.
	@Test
	void interfacesWhenNetworksAreNestedIsTheSmallest() {
		assertThat(interfaces("10.77.0.10", "eth0 10.0.0.1/8", "eth1 10.77.0.1/24")).containsExactly("eth1");
		assertThat(interfaces("10.78.0.10", "eth0 10.0.0.1/8", "eth1 10.77.0.1/24")).containsExactly("eth0");
	}

	@Test
	void interfacesWhenTheGatewayIsOnTheLanTwiceAreBoth() {
		assertThat(interfaces("192.168.1.10", "wlan0 192.168.1.251/24", "eth0 192.168.1.250/24"))
			.containsExactly("eth0", "wlan0");
	}

	@Test
	void interfacesWhenNoLanHoldsTheHostAreNone() {
		assertThat(interfaces("10.9.9.9", "eth0 192.168.1.250/24")).isEmpty();
		assertThat(interfaces("192.168.1.10")).isEmpty();
	}

	@Test
	void planWhenTheLanMovesToAnotherInterfaceMovesItsHosts() {
		FakeHost machine = new FakeHost();
		plan(machine, "eth0 192.168.1.250/24").forEach((step) -> machine.execute(step.action()));
		List<Step> steps = plan(machine, "br0 192.168.1.250/24");
		assertThat(steps).extracting(Step::action)
			.hasAtLeastOneElementOfType(FirewallAction.LoadTable.class)
			.filteredOn(FirewallAction.LoadTable.class::isInstance)
			.singleElement()
			.satisfies((load) -> assertThat(((FirewallAction.LoadTable) load).table().replacement())
				.contains("\"br0\" . 192.168.1.10")
				.doesNotContain("\"eth0\""));
	}

	private static List<Step> plan(FakeHost machine, String lan) {
		return Planner.plan(RenderedConfig.of(DesiredStateMapper.map(Samples.config(), on(lan))), machine.observe());
	}

}
