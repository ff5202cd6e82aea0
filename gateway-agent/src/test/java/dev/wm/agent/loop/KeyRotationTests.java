package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Set;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.OwnSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WX12: a new key is on disk before the registry gets its public key, and used once the
 * registry has it.
 */
class KeyRotationTests extends AgentFixture {

	@BeforeEach
	void askedForANewKey() {
		agent().sync(false);
		this.registry.config = config(Samples.KEY.publicKey(), true, 8);
	}

	private static CachedConfig config(PublicKey key, boolean rotate, long revision) {
		GatewayConfig base = Samples.config(key, Samples.config().peers(), Samples.config().hosts());
		OwnSite site = base.site();
		return Samples.cached(
				new GatewayConfig(base.meshName(), base.supernet(),
						new OwnSite(site.domain(), site.subnet(), site.gateway(), site.hub(), key, site.listenPort(),
								rotate),
						base.peers(), base.hosts(), base.devices(), base.domains(), base.names()),
				revision);
	}

	private PrivateKey key(String name) throws IOException {
		return PrivateKey.parse(Files.readString(at("etc/wm/" + name)));
	}

	private PublicKey inUse() {
		return Objects.requireNonNull(Objects.requireNonNull(this.machine.tunnel).publicKey());
	}

	@Test
	void runWhenARotationIsAskedForSendsANewKeyAndUsesItOnceTheRegistryHasIt() throws IOException {
		this.time.then(() -> {
			assertThat(Set.copyOf(this.registry.keys)).hasSize(1);
			assertThat(inUse()).isEqualTo(Samples.KEY.publicKey());
			this.registry.config = config(this.registry.keys.getFirst(), false, 9);
		}).then(2, () -> {
		});
		run();
		assertThat(inUse()).isEqualTo(this.registry.keys.getFirst());
		assertThat(key("private.key").publicKey()).isEqualTo(this.registry.keys.getFirst());
		assertThat(at("etc/wm/private.key.next")).doesNotExist();
		assertThat(at("etc/wm/private.key.old")).doesNotExist();
		assertThat(lastReport().problems()).isEmpty();
		assertThat(Set.copyOf(this.registry.keys)).hasSize(1);
	}

	@Test
	void runWhenTheRegistryFailsBeforeItAnswersSendsTheSameKeyAgain() throws IOException {
		this.registry.keysAreLost = true;
		agent().sync(false);
		PublicKey next = key("private.key.next").publicKey();
		this.registry.keysAreLost = false;
		agent().sync(false);
		assertThat(this.registry.keys).containsExactly(next);
		assertThat(key("private.key")).isEqualTo(Samples.KEY);
	}

	// The registry has the new key, the agent died before it could use it.
	@Test
	void syncWhenRestartedInBetweenUsesTheKeyThatTheRegistryHas() throws IOException {
		agent().sync(false);
		this.registry.config = config(this.registry.keys.getFirst(), false, 9);
		assertThat(agent().sync(false).succeeded()).isTrue();
		assertThat(inUse()).isEqualTo(this.registry.keys.getFirst());
	}

	@Test
	void runWhenTheNewKeyCutsOffRevertsToTheOldOne() {
		agent().sync(false);
		this.time.then(() -> {
			this.registry.config = config(this.registry.keys.getFirst(), false, 9);
			this.registry.downAfterNextResponse = true;
		}).then(() -> assertThat(inUse()).isEqualTo(this.registry.keys.getFirst())).then(14, () -> {
		});
		run();
		assertThat(inUse()).as(String.join("\n", this.lines)).isEqualTo(Samples.KEY.publicKey());
	}

}
