package dev.wm.agent.loop;

import java.io.IOException;
import java.util.List;
import java.util.Objects;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.DesiredStateMapper;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.plan.FirewallAction;
import dev.wm.agent.plan.RouteAction;
import dev.wm.agent.plan.Step;
import dev.wm.agent.plan.TunnelAction;
import dev.wm.agent.routing.RoutingRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The mesh never takes over addresses of a network that the machine is on. */
class OverlapTests extends AgentFixture {

	private boolean carriesOverlayAddresses() {
		return this.machine.table != null
				|| this.machine.observe().networkInterface("wg0").map(NetworkInterface::up).orElse(false);
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.7.1/24", "172.16.3.4/12", "172.30.2.9/24" })
	void syncWhenAnOwnNetworkOverlapsAppliesNothing(String address) {
		this.machine.lan("eth1", address);
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).singleElement()
			.asString()
			.startsWith("The mesh is switched off on this gateway: The LAN 172.")
			.endsWith("overlaps the mesh's supernet 172.30.0.0/16: renumber it.");
		assertThat(carriesOverlayAddresses()).isFalse();
		assertThat(this.machine.done).isEmpty();
	}

	@Test
	void syncWhenAnUplinkOverlapsAppliesNothing() throws IOException {
		write("etc/wm/gateway.env", SETTINGS + "WM_LAN_INTERFACES=eth0\n");
		this.machine.lan("wan", "172.30.200.2/30");
		assertThat(agent().sync(false).problems()).singleElement()
			.asString()
			.contains("The network 172.30.200.0/30 overlaps");
		assertThat(carriesOverlayAddresses()).isFalse();
	}

	@Test
	void runWhenSuchANetworkComesAndGoesTearsDownAndRecovers() {
		this.time.then(() -> this.machine.lan("eth1", "172.30.7.1/24")).then(() -> {
			assertThat(carriesOverlayAddresses()).isFalse();
			assertThat(lastReport().problems()).singleElement().asString().contains("172.30.7.0/24");
			assertThat(lastReport().appliedTag()).isNull();
			this.machine.done.clear();
		}).then(5, () -> {
			assertThat(this.machine.done).isEmpty();
			this.machine.deleteLink("eth1");
		}).then(() -> assertThat(carriesOverlayAddresses()).isTrue());
		run();
		assertThat(lastReport().problems()).isEmpty();
		assertThat(lastReport().appliedTag()).isEqualTo(Objects.requireNonNull(this.registry.config).tag());
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("server.sheen");
	}

	// A restart in between does not forget that something is applied.
	@Test
	void syncWhenRestartedWithSuchANetworkTearsDown() {
		agent().sync(false);
		List<RoutingRule> rules = List.copyOf(this.machine.rules);
		this.machine.lan("eth1", "172.30.7.1/24");
		this.registry.down = true;
		assertThat(agent().sync(false).steps()).extracting(Step::action)
			.containsExactlyInAnyOrder(new TunnelAction.TakeDown(DesiredStateMapper.MESH),
					new RouteAction.RemoveRule(rules.get(0)), new RouteAction.RemoveRule(rules.get(1)),
					new RouteAction.RemoveRule(rules.get(2)), new FirewallAction.RemoveTable());
		assertThat(this.machine.rules).isEmpty();
		assertThat(carriesOverlayAddresses()).isFalse();
	}

	// What is no configuration says nothing about this machine's networks.
	@ParameterizedTest
	@ValueSource(strings = { "192.168.0.0/16", "0.0.0.0/0", "128.0.0.0/1", "192.0.0.0/8" })
	void runWhenTheSupernetContradictsItsSitesRefusesItAndKeepsTheMesh(String supernet) {
		CachedConfig good = Objects.requireNonNull(this.registry.config);
		this.time
			.then(() -> this.registry.config = new CachedConfig(
					good.json().replace("\"172.30.0.0/16\"", "\"" + supernet + "\""), "\"bad\"", 8))
			.then(3, () -> {
			});
		run();
		assertThat(carriesOverlayAddresses()).isTrue();
		assertThat(lastReport().appliedTag()).isEqualTo(good.tag());
		assertThat(lastReport().problems()).singleElement()
			.asString()
			.startsWith("Configuration of revision 8 is refused, the last good one stays: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "garbage", "{}" })
	void runWhenAConfigurationIsRefusedAndTheLastGoodOverlapsTearsDown(String bad) {
		this.time.then(() -> this.registry.config = new CachedConfig(bad, "\"bad\"", 8))
			.then(() -> this.machine.lan("eth1", "172.30.7.1/24"))
			.then(() -> {
			});
		run();
		assertThat(carriesOverlayAddresses()).isFalse();
		assertThat(lastReport().problems()).hasSize(2)
			.anyMatch(
					(problem) -> problem.startsWith("The mesh is switched off on this gateway: The LAN 172.30.7.0/24"));
	}

}
