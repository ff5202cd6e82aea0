package dev.wm.agent.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.probe.ProbeTargets;
import dev.wm.contract.v1.check.ProbeReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProbeRunnerTests extends AgentFixture {

	private static final ProbeReport FOUND = new ProbeReport(Instant.parse("2026-03-01T12:00:00Z"), true, List.of(),
			List.of(), List.of());

	private final List<ProbeTargets> observed = new ArrayList<>();

	@BeforeEach
	void looker() {
		this.prober = (targets) -> {
			this.observed.add(targets);
			return FOUND;
		};
	}

	@Test
	void runWhenTheRegistryAsksProbesOnceAndSendsTheResult() {
		this.time.then(() -> this.registry.probe = 7).then(4, () -> {
		});
		run();
		assertThat(this.registry.found).containsOnlyKeys(7L).containsValue(FOUND);
		assertThat(this.observed).singleElement().satisfies((targets) -> {
			assertThat(targets.others()).hasSize(2);
			assertThat(targets.hosts()).hasSize(2);
			assertThat(targets.packet()).isEqualTo(1420);
		});
		assertThat(this.lines).filteredOn((line) -> line.contains("probe ") && line.contains("started")).hasSize(1);
	}

	@Test
	void runWhenTheRegistryAsksAgainProbesAgain() {
		this.registry.probe = 1;
		this.time.then(2, () -> this.registry.probe = 2).then(2, () -> {
		});
		run();
		assertThat(this.registry.found).containsOnlyKeys(1L, 2L);
	}

	@Test
	void runWhenTheRegistryCountsFromOneAgainProbes() {
		this.registry.probe = 9;
		this.time.then(2, () -> this.registry.probe = 1).then(2, () -> {
		});
		run();
		assertThat(this.registry.found).containsOnlyKeys(9L, 1L);
	}

	@Test
	void runWhenADeepCheckTakesLongGoesOn() {
		List<Runnable> held = new ArrayList<>();
		this.prober = (targets) -> {
			throw new AssertionError("it has not come to it");
		};
		this.registry.probe = 1;
		this.background = (work) -> {
			if (this.registry.requests.isEmpty()
					|| this.lines.stream().noneMatch((line) -> line.contains("probe ") && line.contains("started"))
					|| !held.isEmpty()) {
				work.run();
			}
			else {
				held.add(work);
			}
		};
		this.time.then(2, () -> this.registry.config = moreHosts("late", 8)).then(2, () -> {
		});
		run();
		assertThat(held).hasSize(1);
		assertThat(lastReport().appliedRevision()).isEqualTo(8);
	}

	@Test
	void runWhenTheResultCannotBeSentLogsItAndGoesOn() {
		this.prober = (targets) -> {
			this.registry.down = true;
			return FOUND;
		};
		this.registry.probe = 1;
		this.time.then(() -> this.registry.down = false)
			.then(2, () -> this.registry.config = moreHosts("late", 8))
			.then(2, () -> {
			});
		run();
		assertThat(this.lines).anyMatch((line) -> line.contains("could not be sent"));
		assertThat(lastReport().appliedRevision()).isEqualTo(8);
	}

	// A forced sync does not wait for a deep check.
	@Test
	void syncWhenForcedDoesNotProbe() {
		this.registry.probe = 1;
		agent().sync(true);
		assertThat(this.observed).isEmpty();
	}

}
