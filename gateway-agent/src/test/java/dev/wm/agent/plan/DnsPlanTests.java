package dev.wm.agent.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.desired.LanAddress;
import dev.wm.agent.desired.LocalContext;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.render.RenderedConfig;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.NameServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W105: a site with three LANs has a small resolver for the second and the third. */
class DnsPlanTests {

	private final FakeHost machine = new FakeHost();

	private final RenderedConfig wanted = rendered("10.7.0.250/24", "10.8.0.250/24", "192.168.1.250/24");

	private static RenderedConfig rendered(String... addresses) {
		LocalContext context = new LocalContext(Samples.KEY,
				List.of(addresses).stream().map((address) -> LanAddress.parse("eth0", address)).toList(),
				List.of(NameServer.parse("192.168.1.1")), false, false);
		return RenderedConfig.of(DesiredStateMapper.map(Samples.config(), context));
	}

	private List<String> steps(RenderedConfig rendered) {
		return DnsPlan.steps(rendered, this.machine.observe()).stream().map(Step::toString).toList();
	}

	private String name(String address) {
		return this.wanted.lans()
			.keySet()
			.stream()
			.filter((name) -> name.startsWith(address))
			.findFirst()
			.orElseThrow();
	}

	@BeforeEach
	void apply() {
		DnsPlan.steps(this.wanted, this.machine.observe()).forEach((step) -> this.machine.execute(step.action()));
	}

	@Test
	void stepsWhenAllRunAreNone() {
		assertThat(this.machine.lanResolvers).containsExactlyInAnyOrder(name("10.8.0.250-"), name("192.168.1.250-"));
		assertThat(steps(this.wanted)).isEmpty();
	}

	@Test
	void stepsWhenOneOfTwoLanResolversDiedStartJustThat() {
		this.machine.lanResolvers.remove(name("10.8.0.250-"));
		assertThat(steps(this.wanted)).containsExactly("start dnsmasq " + name("10.8.0.250-") + ": it is not running");
	}

	@Test
	void stepsWhenALanResolverStartsHandItItsOwnText() {
		this.machine.lanResolvers.remove(name("10.8.0.250-"));
		assertThat(DnsPlan.steps(this.wanted, this.machine.observe())).extracting(Step::action)
			.containsExactly(new DnsAction.StartLanResolver(name("10.8.0.250-"),
					this.wanted.lans().getOrDefault(name("10.8.0.250-"), this.wanted.hosts())));
	}

	@Test
	void stepsWhenALanIsGoneStopItsResolverAndLeaveTheOther() {
		assertThat(steps(rendered("10.7.0.250/24", "192.168.1.250/24")))
			.containsExactly("stop dnsmasq " + name("10.8.0.250-") + ": no LAN needs it");
	}

	// Two cannot listen at one address.
	@Test
	void stepsWhenALanResolverHasAnOlderConfigurationStopItBeforeTheNewOneStarts() {
		this.machine.lanResolvers.remove(name("10.8.0.250-"));
		this.machine.lanResolvers.add("10.8.0.250-0000000000000000");
		assertThat(steps(this.wanted)).containsExactly("stop dnsmasq 10.8.0.250-0000000000000000: no LAN needs it",
				"start dnsmasq " + name("10.8.0.250-") + ": it is not running");
	}

	@Test
	void stepsWhenSeveralGoAndComeAreSorted() {
		this.machine.lanResolvers.clear();
		this.machine.lanResolvers.addAll(Set.of("10.9.0.1-b", "10.9.0.1-a"));
		assertThat(steps(this.wanted)).containsExactly("stop dnsmasq 10.9.0.1-a: no LAN needs it",
				"stop dnsmasq 10.9.0.1-b: no LAN needs it",
				"start dnsmasq " + name("10.8.0.250-") + ": it is not running",
				"start dnsmasq " + name("192.168.1.250-") + ": it is not running");
	}

	@Test
	void stepsWhenItRunsWithOlderNamesReloadIt() {
		this.machine.resolver = new ResolverState(true, this.machine.resolver.configuration(), Optional.empty());
		assertThat(DnsPlan.steps(this.wanted, this.machine.observe())).extracting(Step::action)
			.containsExactly(new DnsAction.ReloadResolver(this.wanted.dnsmasq().fingerprint(), this.wanted.dnsFiles(),
					Optional.of(new NameProbe(IpAddress.LOOPBACK, HostName.parse("gw.wg")))));
	}

}
