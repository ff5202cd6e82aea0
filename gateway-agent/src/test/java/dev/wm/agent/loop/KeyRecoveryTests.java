package dev.wm.agent.loop;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.enrolment.HeldKey;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A registry that has another key for this gateway, as from an older backup. */
class KeyRecoveryTests extends AgentFixture {

	private static final PublicKey OLD = Samples.key(50).publicKey();

	private Agent agent;

	@BeforeEach
	void applyThenRestore() {
		this.agent = agent();
		assertThat(this.agent.sync(false).succeeded()).isTrue();
		this.registry.config = withKey(OLD, 8);
		this.machine.done.clear();
	}

	private static CachedConfig withKey(PublicKey key, long revision) {
		return Samples.cached(Samples.config(key, Samples.config().peers(), Samples.config().hosts()), revision);
	}

	@Test
	void syncWhenTheRegistryHasAnUnknownKeyProvesTheOwnOne() {
		assertThat(this.agent.sync(false).succeeded()).isFalse();
		assertThat(this.registry.held).containsExactly(new HeldKey(Samples.KEY.publicKey(),
				Samples.KEY.prove(FakeRegistry.CHALLENGE.publicKey()).orElseThrow()));
		assertThat(this.registry.keys).isEmpty();
		assertThat(this.machine.done).isEmpty();
		this.registry.config = withKey(Samples.KEY.publicKey(), 9);
		assertThat(this.agent.sync(false).succeeded()).isTrue();
		assertThat(this.agent.sync(false).succeeded()).isTrue();
		assertThat(this.registry.held).hasSize(1);
		assertThat(String.join("\n", this.lines)).contains("took the one that it holds")
			.doesNotContain(Samples.KEY.base64());
	}

	@Test
	void syncWhenTheKeyIsRefusedTriesAgainOnceAMinuteAndSaysItOnce() {
		this.registry.heldKeyRefusal = "Another machine has claimed the site sheen: stop one.";
		IntStream.range(0, 5).forEach((number) -> this.agent.sync(false));
		assertThat(this.registry.requests).containsOnlyOnce("challenge");
		this.time.advance(Duration.ofSeconds(61));
		this.agent.sync(false);
		assertThat(this.registry.requests.stream().filter("challenge"::equals)).hasSize(2);
		assertThat(this.lines.stream().filter((line) -> line.contains("does not take this gateway's public key")))
			.hasSize(1);
		assertThat(this.machine.done).isEmpty();
	}

	@Test
	void syncWhenTheKeyIsKnownProvesNothing() {
		this.registry.config = withKey(Samples.KEY.publicKey(), 9);
		this.agent.sync(false);
		assertThat(this.registry.requests).doesNotContain("challenge");
		assertThat(String.valueOf(this.registry.site)).isEqualTo("sheen");
		assertThat(List.copyOf(this.registry.held)).isEmpty();
	}

}
