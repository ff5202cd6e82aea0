package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;

import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.plan.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A machine that the registry calls a clone keeps still until it is none. */
class CloneTests extends AgentFixture {

	private boolean isTunnelUp() {
		return this.machine.observe().networkInterface("wg0").filter(NetworkInterface::up).isPresent();
	}

	private long polls() {
		return this.registry.requests.stream().filter((request) -> request.startsWith("config")).count();
	}

	@Test
	void runWhenRefusedTakesTheTunnelDownAndComesBackWhenTaken() {
		long[] polled = new long[1];
		this.time.then(3, () -> {
			assertThat(isTunnelUp()).isTrue();
			this.registry.clone = true;
		}).then(12, () -> {
			assertThat(isTunnelUp()).isFalse();
			assertThat(this.lines).anyMatch((line) -> line.contains("This machine is a clone."));
			polled[0] = polls();
		}).then(12, () -> {
			assertThat(polls()).as("it says nothing of itself").isEqualTo(polled[0]);
			assertThat(this.registry.requests).contains("refused report");
			this.registry.clone = false;
		}).then(12, () -> assertThat(isTunnelUp()).isTrue());
		run();
		assertThat(lastReport().problems()).isEmpty();
	}

	@Test
	void syncWhenItWasACloneBeforeTheRestartKeepsStill() {
		agent().sync(false);
		this.registry.clone = true;
		this.machine.setLink("wg0", false, 1420);
		try {
			Files.writeString(at("var/lib/wm/cloned"), "This machine is a clone.\n");
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
		this.registry.down = true;
		SyncResult result = agent().sync(false);
		assertThat(result.problems()).containsExactly("This machine is a clone.");
		assertThat(result.steps()).isEmpty();
		assertThat(isTunnelUp()).isFalse();
		this.registry.down = false;
		this.registry.clone = false;
		agent().sync(false);
		assertThat(agent().sync(false).steps()).extracting(Step::toString)
			.contains("bring wg0 up with MTU 1420: it is down");
	}

	@Test
	void syncWhenStartedSendsTheSameIdUntilTheMachineStartsAgain() throws IOException {
		write("proc/sys/kernel/random/boot_id", "11111111-2222\n");
		agent().sync(false);
		String first = this.registry.instance;
		assertThat(first).matches("[0-9a-f]{32}");
		agent().sync(true);
		assertThat(this.registry.instance).isEqualTo(first);
		Files.delete(at("run/wm/instance"));
		assertThat(next()).matches("[0-9a-f]{32} " + first);
		String second = String.valueOf(this.registry.instance);
		assertThat(next()).isEqualTo(second);
		write("proc/sys/kernel/random/boot_id", "33333333-4444\n");
		assertThat(next()).as("a clone with the files of /run").isNotEqualTo(second).endsWith(second.substring(0, 32));
	}

	// Else the two would look like two machines, and the remedy for clones takes the key
	// away
	@Test
	void syncByHandWhenTheIdIsGoneSharesItsNewOneWithTheRunningAgent() throws IOException {
		write("proc/sys/kernel/random/boot_id", "11111111-2222\n");
		Agent running = agent();
		running.sync(true);
		String first = String.valueOf(this.registry.instance);
		Files.delete(at("run/wm/instance"));
		String byHand = next();
		assertThat(byHand).endsWith(" " + first);
		running.sync(true);
		assertThat(this.registry.instance).isEqualTo(byHand);
		Files.delete(at("run/wm/instance"));
		running.sync(true);
		assertThat(next()).isEqualTo(this.registry.instance).endsWith(" " + byHand.substring(0, 32));
	}

	private String next() {
		this.random++;
		agent().sync(false);
		return String.valueOf(this.registry.instance);
	}

}
