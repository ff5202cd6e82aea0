package dev.wm.agent.loop;

import java.util.Objects;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A network of this machine inside the supernet takes its own addresses and no more. */
class SupernetConflictTests extends AgentFixture {

	private boolean carriesOverlayAddresses() {
		return this.machine.table != null
				&& this.machine.observe().networkInterface("wg0").map(NetworkInterface::up).orElse(false);
	}

	private String routes() {
		return this.machine.observe()
			.routing()
			.routes()
			.stream()
			.map((route) -> route.to().toString())
			.toList()
			.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "172.30.7.1/24", "172.16.3.4/12", "172.30.2.9/24" })
	void syncWhenAnOwnNetworkOverlapsAppliesTheRest(String address) {
		this.machine.lan("eth1", address);
		SyncResult result = agent().sync(false);
		assertThat(result.problems()).singleElement()
			.asString()
			.startsWith("Network 172.")
			.contains("of interface eth1 overlaps the mesh's supernet 172.30.0.0/16")
			.endsWith("Renumber that network: see ip addr show dev eth1.");
		assertThat(carriesOverlayAddresses()).isTrue();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("server.sheen");
	}

	@Test
	void runWhenSuchANetworkComesAndGoesKeepsTheMesh() {
		this.time.then(() -> this.machine.lan("br-0123456789ab", "172.30.0.1/16")).then(() -> {
			assertThat(carriesOverlayAddresses()).isTrue();
			assertThat(routes()).isEqualTo("[172.30.1.0/24, 172.30.3.0/24]");
			assertThat(this.machine.rules).hasSize(5);
			assertThat(lastReport().problems()).singleElement()
				.asString()
				.contains("172.30.0.0/16 of interface br-0123456789ab", "every site is still reached", "--subnet");
			assertThat(lastReport().appliedTag()).isNotNull();
			this.machine.done.clear();
		}).then(5, () -> {
			assertThat(this.machine.done).isEmpty();
			this.machine.deleteLink("br-0123456789ab");
		}).then(() -> assertThat(routes()).isEqualTo("[172.30.0.0/16]"));
		run();
		assertThat(lastReport().problems()).isEmpty();
		assertThat(this.machine.rules).hasSize(3);
		assertThat(carriesOverlayAddresses()).isTrue();
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

	@Test
	void syncWhenWgQuickHasRunRemovesItsRoutes() {
		Agent agent = agent();
		agent.sync(false);
		this.machine.strayRoute("172.30.3.0/24");
		assertThat(agent.sync(false).steps()).singleElement()
			.hasToString("remove the route to 172.30.3.0/24 through wg0: it is not ours");
		assertThat(routes()).isEqualTo("[172.30.0.0/16]");
	}

}
