package dev.wm.agent.loop;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.wm.agent.Samples;
import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.config.GatewayConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A configuration that cuts the gateway off is reverted. */
class CommitConfirmTests extends AgentFixture {

	private static final PublicKey HUB = Samples.key(2).publicKey();

	private static final String CUT_OFF = "Configuration of revision 8 cut this gateway off from the registry and "
			+ "every peer, so it was reverted: correct it in the registry.";

	private final CachedConfig bad = moreHosts("cam", 8);

	@BeforeEach
	void appliedWithALivePeer() {
		agent().sync(false);
		this.machine.traffic(HUB, 100, 1000);
	}

	// The answer arrives; from then on nothing does.
	private void cutOffBy(CachedConfig config) {
		this.registry.config = config;
		this.registry.downAfterNextResponse = true;
	}

	private String good() {
		return Objects.requireNonNull(Samples.cached(Samples.config(), 7)).tag();
	}

	private boolean isBadApplied() {
		return this.machine.file(ManagedFile.HOSTS).contains("cam.sheen");
	}

	@Test
	void runWhenCutOffRevertsAfterTheTimeoutAndDoesNotTryAgain() throws IOException {
		this.time.then(() -> cutOffBy(this.bad))
			.then(11, () -> assertThat(isBadApplied()).isTrue())
			.then(2, () -> assertThat(isBadApplied()).isFalse())
			.then(() -> this.registry.down = false)
			.then(20, () -> {
			});
		run();
		assertThat(isBadApplied()).isFalse();
		assertThat(lastReport().appliedTag()).isEqualTo(good());
		assertThat(lastReport().revertedTag()).isEqualTo(this.bad.tag());
		assertThat(lastReport().problems()).containsExactly(CUT_OFF);
		assertThat(this.registry.requests.getLast()).isEqualTo("config " + this.bad.tag());
		assertThat(at("var/lib/wm/on-trial")).doesNotExist();
		assertThat(Files.readString(at("var/lib/wm/last-good"))).contains(good());
	}

	@Test
	void runWhenANewerOneAppearsAppliesIt() {
		CachedConfig better = moreHosts("door", 9);
		this.time.then(() -> cutOffBy(this.bad)).then(15, () -> {
			this.registry.down = false;
			this.registry.config = better;
		}).then(12, () -> {
		});
		run();
		assertThat(this.machine.file(ManagedFile.HOSTS)).contains("door.sheen");
		assertThat(lastReport().revertedTag()).isNull();
		assertThat(lastReport().problems()).isEmpty();
		assertThat(at("var/lib/wm/reverted")).doesNotExist();
	}

	// A restart is no way around it.
	@Test
	void syncWhenRestartedAfterwardsDoesNotTryAgain() {
		this.time.then(() -> cutOffBy(this.bad)).then(15, () -> {
		});
		run();
		this.registry.down = false;
		assertThat(agent().sync(true).problems()).containsExactly(CUT_OFF);
		assertThat(isBadApplied()).isFalse();
	}

	@Test
	void runWhenRestartedMeanwhileRevertsAllTheSame() {
		this.time.then(() -> cutOffBy(this.bad)).then(3, () -> {
		});
		run();
		assertThat(isBadApplied()).isTrue();
		this.time.then(14, () -> {
		});
		run();
		assertThat(isBadApplied()).isFalse();
	}

	@Test
	void runWhenOnlyTheRegistryIsDownStays() {
		this.time.then(() -> cutOffBy(this.bad)).then(4, () -> this.machine.traffic(HUB, 100, 1148)).then(30, () -> {
		});
		run();
		assertThat(isBadApplied()).isTrue();
		assertThat(at("var/lib/wm/on-trial")).doesNotExist();
	}

	@Test
	void runWhenTheRegistryIsHeardOnceStays() {
		this.time.then(() -> this.registry.config = this.bad).then(() -> this.registry.down = true).then(30, () -> {
		});
		run();
		assertThat(isBadApplied()).isTrue();
	}

	@Test
	void runWhenSwitchedOffStays() throws IOException {
		write("etc/wm/gateway.env", SETTINGS + "WM_CONFIRM_TIMEOUT=0\n");
		this.time.then(() -> cutOffBy(this.bad)).then(30, () -> {
		});
		run();
		assertThat(isBadApplied()).isTrue();
	}

	@Test
	void runWhenTheDiskIsFullRevertsAllTheSame() throws IOException {
		this.time.then(() -> cutOffBy(this.bad)).then(() -> {
			for (String name : new String[] { "on-trial", "reverted" }) {
				assertThat(replaceByFolder("var/lib/wm/" + name)).isTrue();
			}
		}).then(14, () -> {
		});
		run();
		assertThat(isBadApplied()).isFalse();
		assertThat(String.join("\n", this.lines)).contains(CUT_OFF, "Is a directory");
	}

	private boolean replaceByFolder(String name) {
		try {
			Files.deleteIfExists(at(name));
			Files.createDirectories(at(name).resolve("x"));
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Test
	void syncWhenDoneByHandLeavesNothingUnconfirmed() {
		this.registry.config = this.bad;
		assertThat(agent().sync(true).succeeded()).isTrue();
		assertThat(at("var/lib/wm/on-trial")).doesNotExist();
		assertThat(new ArrayList<>(this.lines)).noneMatch((line) -> line.contains("problem"));
		this.time.advance(Duration.ofMinutes(2));
		this.registry.down = true;
		agent().sync(false);
		assertThat(isBadApplied()).isTrue();
	}

	private static CachedConfig withoutPeers() {
		GatewayConfig config = Samples.config(Samples.KEY.publicKey(), List.of(), Samples.config().hosts());
		return Samples.cached(new GatewayConfig(config.meshName(), config.supernet(), config.site(), List.of(),
				config.hosts(), List.of(), List.of(config.site().domain()),
				config.names().stream().filter((name) -> !name.name().domain().equals(SiteDomain.HUB)).toList()), 8);
	}

	private boolean hasPeers() {
		return this.machine.observe().tunnel().map((tunnel) -> !tunnel.peers().isEmpty()).orElse(false);
	}

	// A registry that has lost its sites answers as before.
	@Test
	void runWhenEveryPeerIsGoneAndComesBackAppliesThemAgain() {
		this.time.then(() -> this.registry.config = withoutPeers()).then(4, () -> {
			assertThat(hasPeers()).isFalse();
			assertThat(at("var/lib/wm/on-trial")).exists();
			assertThat(at("var/lib/wm/last-good")).content().contains(good());
		}).then(() -> this.registry.config = Samples.cached(Samples.config(), 7)).then(() -> {
		});
		run();
		assertThat(hasPeers()).isTrue();
		assertThat(lastReport().appliedTag()).isEqualTo(good());
	}

	// The last other site was removed, and is not to come back.
	@Test
	void runWhenEveryPeerIsGoneAndTheRegistryStandsByItConfirmsAtTheEnd() throws IOException {
		this.time.then(() -> this.registry.config = withoutPeers())
			.then(11, () -> assertThat(at("var/lib/wm/on-trial")).exists())
			.then(3, () -> assertThat(at("var/lib/wm/on-trial")).doesNotExist());
		run();
		assertThat(hasPeers()).isFalse();
		assertThat(lastReport().problems()).isEmpty();
		assertThat(Files.readString(at("var/lib/wm/last-good"))).contains(withoutPeers().tag());
	}

	@Test
	void runWhenEveryPeerIsGoneAndNobodyAnswersRevertsAlsoAfterARestart() {
		this.registry.config = withoutPeers();
		this.registry.downAfterNextResponse = true;
		agent().sync(false);
		assertThat(hasPeers()).isFalse();
		this.time.then(14, () -> {
		});
		run();
		assertThat(hasPeers()).isTrue();
		assertThat(at("var/lib/wm/reverted")).exists();
	}

	@Test
	void syncWhenEveryPeerIsGoneIsNotConfirmedByTheNextAnswerAfterARestart() {
		this.registry.config = withoutPeers();
		agent().sync(false);
		agent().sync(false);
		assertThat(at("var/lib/wm/on-trial")).exists();
	}

}
