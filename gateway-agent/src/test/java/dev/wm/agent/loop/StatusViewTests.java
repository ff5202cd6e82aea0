package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

import dev.wm.agent.Samples;
import dev.wm.agent.files.InstanceLock;
import dev.wm.agent.host.Paths;
import dev.wm.agent.observed.ResolverState;
import dev.wm.agent.plan.DnsAction;
import dev.wm.agent.status.StatusView;
import dev.wm.contract.key.BearerToken;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** W192: the output of wm-gateway status. */
class StatusViewTests extends AgentFixture {

	private StatusView view() {
		return StatusView.of(new Paths(this.root), this.machine, this.time.now()).orElseThrow();
	}

	@Test
	void ofWhenNoAgentRanIsEmpty() {
		assertThat(StatusView.of(new Paths(this.root), this.machine, this.time.now())).isEmpty();
	}

	@Test
	void linesWhenThereIsNoProblemShowTheAppliedRevision() {
		this.time.then(() -> this.machine.deleteLink("wg0")).then(2, () -> {
			this.machine.traffic(Samples.key(3).publicKey(), this.time.now().getEpochSecond() - 60, 3_000_000);
		});
		run();
		try (InstanceLock _ = InstanceLock.tryTake(at("run/wm/agent.lock")).orElseThrow()) {
			assertThat(view().isFine()).isTrue();
			assertThat(view().lines())
				.contains("agent      0.1.0, running", "applied    revision 7, since 2027-01-15T08:00:00Z",
						"registry   reached", "LANs       192.168.1.0/24", "names      6")
				.anyMatch((line) -> line
					.matches("peer +osrc +no endpoint yet +handshake 6\\d s ago +received 2.9 MiB, sent 0 B"))
				.anyMatch((line) -> line.matches("repaired +wireguard, \\d+ s ago: Create wg0: it is missing."));
			assertThat(view().json()).contains("\"fine\":true", "\"running\":true", "\"applied_revision\":7");
		}
	}

	@Test
	void linesWhenThereAreProblemsListThem() {
		this.machine.fail(DnsAction.StartResolver.class);
		this.time.then(() -> this.registry.down = true).then(8, () -> {
		});
		run();
		assertThat(view().isFine()).isFalse();
		assertThat(view().lines())
			.contains("agent      0.1.0, NOT running: start wm-gateway run",
					"PROBLEM    Could not start dnsmasq: it was made to fail.")
			.anyMatch((line) -> line.startsWith("FAILED     names"))
			.anyMatch((line) -> line
				.matches("registry   NOT reached since 2027-01-15T08:00:\\d\\dZ \\(it is unplugged\\)"));
		assertThat(view().json()).contains("\"fine\":false", "\"running\":false");
	}

	// Other changes of the status, and a restart of the agent, do not move the time.
	@Test
	void linesWhenTheRegistryStaysDownKeepTheTimeSinceWhen() {
		this.time.then(() -> this.registry.down = true).then(8, () -> {
		});
		run();
		String since = registryLine();
		assertThat(since).matches(
				"registry   NOT reached since 2027-01-15T08:00:\\d\\dZ \\(it is unplugged\\): the mesh goes on with what is"
						+ " applied, and changes wait until the registry answers");
		this.machine.lan("lxdbr0", "10.0.3.1/24");
		this.time.then(8, () -> {
		});
		run();
		assertThat(view().lines()).anyMatch((line) -> line.startsWith("no LAN     lxdbr0"));
		assertThat(registryLine()).isEqualTo(since);
		this.registry.down = false;
		this.time.then(8, () -> {
		});
		run();
		assertThat(registryLine()).isEqualTo("registry   reached");
	}

	// What wm-agent compares before and after an update.
	@Test
	void healthWhenTheAgentRunsSaysWhatItDoes() {
		this.time.then(2, () -> this.machine.traffic(Samples.key(3).publicKey(), this.time.now().getEpochSecond() - 60,
				3_000_000));
		run();
		try (InstanceLock _ = InstanceLock.tryTake(at("run/wm/agent.lock")).orElseThrow()) {
			assertThat(view().isHealthy()).isTrue();
			assertThat(view().health()).containsExactly("pid=" + ProcessHandle.current().pid(), "version=0.1.0",
					"applied=7", "failed=", "peers=1", "registry=yes");
		}
		assertThat(view().isHealthy()).isFalse();
		assertThat(view().health()).startsWith("pid=", "version=0.1.0");
	}

	@Test
	void healthWhenTheRegistryRefusesSaysSoAndIsNotHealthy() {
		this.registry.enrolmentToken = BearerToken.parse("wm_enr_other");
		this.machine.fail(DnsAction.StartResolver.class);
		this.time.then(2, () -> {
		});
		run();
		try (InstanceLock _ = InstanceLock.tryTake(at("run/wm/agent.lock")).orElseThrow()) {
			assertThat(view().isHealthy()).isFalse();
			assertThat(view().health()).contains("applied=", "peers=0", "registry=no");
			assertThat(registryLine()).endsWith(" (This token is spent: make a new one.)");
		}
	}

	// A mesh that stands is healthy while the registry is away, and says what fails.
	@Test
	void healthWhenTheRegistryIsAwayGoesByThePeers() {
		this.time.then(2, () -> {
		});
		run();
		this.registry.down = true;
		this.machine.fail(DnsAction.class);
		this.machine.resolver = ResolverState.STOPPED;
		this.time.then(2, () -> this.machine.traffic(Samples.key(3).publicKey(), this.time.now().getEpochSecond() - 60,
				3_000_000));
		run();
		try (InstanceLock _ = InstanceLock.tryTake(at("run/wm/agent.lock")).orElseThrow()) {
			assertThat(view().health()).contains("failed=names", "peers=1", "registry=no");
		}
	}

	private String registryLine() {
		return view().lines().stream().filter((line) -> line.startsWith("registry")).findFirst().orElseThrow();
	}

	@Test
	void linesWhenAnInterfaceIsNoLanGiveTheReason() {
		this.machine.lan("lxdbr0", "10.0.3.1/24");
		this.time.then(() -> {
		});
		run();
		assertThat(view().lines()).contains("LANs       192.168.1.0/24",
				"no LAN     lxdbr0 10.0.3.1/24: by its name it reaches nothing but containers or virtual machines");
	}

	@Test
	void linesWhenTheMachineCannotBeObservedShowTheAgentsStatus() {
		this.time.then(1, () -> {
		});
		run();
		this.machine.blind = true;
		assertThat(view().lines()).anyMatch((line) -> line.startsWith("applied    revision 7"));
	}

	@Test
	void runWhenNothingChangesWritesTheStatusOnce() throws IOException {
		this.time.then(() -> {
			try {
				Files.delete(at("run/wm/status"));
			}
			catch (IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}).then(2, () -> {
		});
		run();
		assertThat(at("run/wm/status")).doesNotExist();
	}

	// A disk that takes nothing kept the last status, which said that all was well.
	@Test
	void linesWhenTheStatusCannotBeWrittenSayHowOldItIsAndTheReportSaysTheDisk() throws IOException {
		this.time.then(3, () -> {
		}).then(this::block).then(100, () -> {
		});
		run();
		assertThat(lastReport().problems()).singleElement()
			.satisfies((problem) -> assertThat(problem).contains("run/wm/status cannot be written"));
		Files.delete(at("run/wm/status/in-the-way"));
		Files.delete(at("run/wm/status"));
		Files.move(at("before"), at("run/wm/status"));
		try (InstanceLock _ = InstanceLock.tryTake(at("run/wm/agent.lock")).orElseThrow()) {
			assertThat(view().isFine()).isFalse();
			assertThat(view().lines().get(1))
				.matches("status     OLD: \\d+ (s|min) ago the agent wrote it last\\. See why .*df -h /run/wm.*");
			assertThat(view().json()).contains("\"fine\":false").doesNotContain("\"age\":0,");
		}
	}

	private void block() {
		try {
			Files.move(at("run/wm/status"), at("before"));
			write("run/wm/status/in-the-way", "");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Test
	void linesWhenNothingChangesForLongAreOfNow() {
		this.time.then(200, () -> {
		});
		run();
		try (InstanceLock _ = InstanceLock.tryTake(at("run/wm/agent.lock")).orElseThrow()) {
			assertThat(view().isFine()).isTrue();
			assertThat(view().lines()).noneMatch((line) -> line.startsWith("status"));
		}
	}

	@Test
	void runWhenRestartedKeepsTheTimeOfApply() throws IOException {
		this.time.then(5, () -> {
		});
		run();
		this.time.then(5, () -> {
		});
		run();
		assertThat(view().lines()).contains("applied    revision 7, since 2027-01-15T08:00:00Z");
		assertThat(Files.getPosixFilePermissions(at("run/wm/status")))
			.isEqualTo(PosixFilePermissions.fromString("rw-------"));
	}

}
