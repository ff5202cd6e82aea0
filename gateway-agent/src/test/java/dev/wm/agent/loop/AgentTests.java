package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.Subsystem;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The reconcile loop: polls, applies, repairs, and goes on without the registry. */
class AgentTests extends AgentFixture {

	private static final String UNREACHABLE = "the registry is unreachable, the applied configuration stays until it answers: it is unplugged";

	// W69
	@Test
	void runWhenNothingChangesDoesAndLogsNothing() {
		this.time.then(() -> {
			this.machine.done.clear();
			this.lines.clear();
		}).then(20, () -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.lines).isEmpty();
		assertThat(this.machine.checks).isEqualTo(1);
		assertThat(this.registry.reports).hasSize(4);
		assertThat(this.registry.requests.getLast())
			.isEqualTo("config " + Objects.requireNonNull(this.registry.config).tag());
	}

	// W62, W97
	@Test
	void runWhenTheConfigurationChangesAppliesItAtTheNextPoll() {
		CachedConfig next = moreHosts("cam", 8);
		this.time.then(() -> this.registry.config = next);
		run();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("172.30.2.99 cam.sheen", "192.168.1.99 cam.sheen");
		assertThat(lastReport().appliedTag()).isEqualTo(next.tag());
	}

	// Drift is repaired although the poll is held.
	@Test
	void runWhenThePollIsHeldRepairsMeanwhileAndAppliesTheResultAtOnce() {
		List<Runnable> held = new ArrayList<>();
		agent().sync(false);
		this.background = held::add;
		this.time.then(() -> this.machine.deleteLink("wg0")).then(() -> {
			assertThat(this.machine.tunnel).isNotNull();
			assertThat(held).hasSize(1);
			this.registry.config = moreHosts("cam", 8);
			held.removeFirst().run();
		}).then(() -> {
			assertThat(this.machine.file(ManagedFile.HOSTS)).contains("cam.sheen");
			assertThat(held).hasSize(1);
		});
		run();
		assertThat(lastReport().repairs()).extracting(Repair::detail)
			.contains("Create wg0: it is missing.")
			.allMatch((detail) -> !detail.contains("hosts"));
		assertThat(lastReport().repairs()).extracting(Repair::subsystem)
			.contains(Subsystem.WIREGUARD, Subsystem.ROUTES);
	}

	// W23, W110
	@Test
	void runWhenTheRegistryIsUnreachableKeepsEverythingAndLogsItOnce() {
		this.time.then(() -> this.registry.down = true).then(() -> {
			this.machine.done.clear();
			this.lines.clear();
		}).then(20, () -> this.registry.down = false).then(8, () -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.lines).containsExactly("the registry answers again");
	}

	@Test
	void runWhenTheRegistryIsDownPollsLessOftenButRepairsAtEachInterval() {
		this.time.then(() -> this.registry.down = true).then(3, () -> {
			this.registry.requests.clear();
			this.lines.clear();
		}).then(10, () -> this.machine.deleteLink("wg0")).then(2, () -> {
		});
		run();
		assertThat(this.registry.requests.size()).isBetween(4, 9);
		assertThat(this.lines).contains("repaired: create wg0: it is missing");
	}

	// W23: a boot without the registry.
	@Test
	void syncWhenBootedWithoutRegistryAppliesTheLastGoodBeforePolling() {
		agent().sync(false);
		this.machine = new FakeHost();
		this.registry.down = true;
		this.registry.requests.clear();
		this.lines.clear();
		SyncResult result = agent().sync(false);
		assertThat(result.succeeded()).isFalse();
		assertThat(result.problems()).isEmpty();
		assertThat(this.machine.tunnel).isNotNull();
		assertThat(this.machine.resolver.running()).isTrue();
		assertThat(this.lines.getFirst()).startsWith("applied: load table");
		assertThat(this.lines.getLast()).isEqualTo(UNREACHABLE);
	}

	@Test
	void syncWhenTheCacheIsCorruptReportsItAndRecovers() throws IOException {
		agent().sync(false);
		write("var/lib/wm/last-good", "garbage");
		this.registry.down = true;
		Agent agent = agent();
		assertThat(agent.sync(false).problems()).singleElement().asString().contains("it is of an unknown format");
		this.registry.down = false;
		this.time.advance(Duration.ofMinutes(1));
		assertThat(agent.sync(false)).satisfies((result) -> {
			assertThat(result.succeeded()).isTrue();
			assertThat(result.problems()).isEmpty();
		});
		assertThat(Files.readString(at("var/lib/wm/last-good"))).startsWith("wm-gateway last good configuration");
	}

	@Test
	void runWhenAnotherProcessAppliedANewerOneFollowsIt() {
		this.time.then(() -> {
			this.registry.config = moreHosts("cam", 8);
			agent().sync(true);
			this.registry.down = true;
			this.machine.done.clear();
		}).then(() -> {
		});
		run();
		assertThat(this.machine.done).isEmpty();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("cam.sheen");
	}

	// W88
	@Test
	void syncWhenForcedFetchesEvenWhatIsUnchanged() {
		Agent agent = agent();
		agent.sync(false);
		this.registry.requests.clear();
		assertThat(agent.sync(true).steps()).isEmpty();
		assertThat(this.registry.requests).containsExactly("config null");
	}

	@Test
	void runWhenAChangeWasAppliedCleansUpAndNotOtherwise() {
		this.time.then(() -> assertThat(this.cleanups).isOne()).then(3, () -> {
			assertThat(this.cleanups).isOne();
			this.registry.config = moreHosts("cam", 8);
		}).then(2, () -> assertThat(this.cleanups).isEqualTo(2));
		run();
	}

}
