package dev.wm.registry.check.rule;

import java.time.Duration;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.contract.v1.release.UpdateState;
import dev.wm.registry.release.RefusedRelease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateChecksTests extends HealthyMeshTestBase {

	private static final ReleaseVersion NEW = ReleaseVersion.parse("0.2.0");

	private void rollOut(@Nullable ReleaseVersion version, Duration ago, boolean stopped, SiteUpdate... sites) {
		this.updates = new UpdateStatus(NEW, List.of(),
				new RollOut(version, 100, false, stopped, false, NOW.minus(ago), List.of(sites)));
	}

	private static SiteUpdate osrc(@Nullable ReleaseVersion wanted, @Nullable ReleaseVersion failed) {
		return new SiteUpdate(SiteDomain.parse("osrc"), "0.1.0", wanted, false, UpdateState.CURRENT, failed,
				(failed != null) ? "0.2.0 was not healthy within 120 s." : null, NOW);
	}

	@Test
	void updateFailedWhenAReleaseFailedNamesWhyAndHowToGoOn() {
		rollOut(NEW, Duration.ofMinutes(5), true, osrc(null, NEW));
		Finding failed = run().getFirst();
		assertThat(failed.code()).isEqualTo("update_failed");
		assertThat(failed.detail()).isEqualTo("The update to 0.2.0 failed at the gateway of osrc and the roll-out is"
				+ " stopped: 0.2.0 was not healthy within 120 s.");
		assertThat(failed.remedy()).isEqualTo("Read the gateway's log there with journalctl -u wm-gateway, then try"
				+ " again with wm update --version 0.2.0, roll out another release, or leave this gateway out with"
				+ " wm update --site osrc --hold.");
		// The others are behind, too, and nothing is wrong with them.
		assertThat(codes()).containsExactly("ERROR update_failed gateway osrc", "INFO gateway_outdated gateway hub",
				"INFO gateway_outdated gateway sheen");
	}

	@Test
	void updateFailedWhenOneSiteAloneWasUpdatedGoesOnThere() {
		rollOut(null, Duration.ZERO, false, osrc(null, NEW));
		assertThat(run().getFirst().detail()).doesNotContain("stopped");
		assertThat(run().getFirst().remedy()).contains("wm update --version 0.2.0 --site osrc,");
	}

	@Test
	void gatewayOutdatedWhenItIsToUpdateWaitsForItsLauncher() {
		rollOut(NEW, Duration.ofMinutes(5), false, osrc(NEW, null));
		assertThat(codes()).doesNotContain("INFO gateway_outdated gateway osrc");
		rollOut(NEW, Duration.ofHours(1), false, osrc(NEW, null));
		assertThat(run().stream().filter((one) -> one.name().equals("osrc"))).singleElement().satisfies((one) -> {
			assertThat(one.detail()).isEqualTo("The gateway of osrc runs 0.1.0 and is to run 0.2.0.");
			assertThat(one.remedy()).contains("systemctl status wm-gateway");
		});
	}

	@Test
	void gatewayOutdatedWhenNothingIsRolledOutNamesTheCommand() {
		this.updates = new UpdateStatus(NEW, List.of(), UpdateStatus.NONE.rollOut());
		assertThat(run()).hasSize(3)
			.allSatisfy((one) -> assertThat(one.remedy()).startsWith("Update the gateways with wm update,"));
		this.updates = new UpdateStatus(ReleaseVersion.parse("0.1.0"), List.of(), UpdateStatus.NONE.rollOut());
		assertThat(run()).isEmpty();
	}

	@Test
	void gatewayOutdatedWhenAVersionIsNoReleaseSaysNothing() {
		this.updates = new UpdateStatus(NEW, List.of(), UpdateStatus.NONE.rollOut());
		replace(1, gateway("osrc", true, NOW, "built here", "203.0.113.2", FINE, List.of(peer("hub"), peer("sheen"))));
		assertThat(run().stream().filter((one) -> one.code().equals("gateway_outdated"))).hasSize(2)
			.noneMatch((one) -> one.name().equals("osrc"));
	}

	@Test
	void releaseRefusedWhenAFolderIsNoReleaseNamesWhy() {
		this.updates = new UpdateStatus(null, List.of(new RefusedRelease("/r/0.2.0", "SHA256SUMS is missing.")),
				UpdateStatus.NONE.rollOut());
		assertThat(run()).singleElement().satisfies((one) -> {
			assertThat(one.code()).isEqualTo("release_refused");
			assertThat(one.detail()).isEqualTo("The release in /r/0.2.0 is not served: SHA256SUMS is missing.");
		});
	}

}
