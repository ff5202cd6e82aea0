package dev.wm.cli;

import java.util.List;

import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.contract.v1.release.UpdateState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UpdateCommandTests extends SingleMeshFixture {

	private static final ReleaseVersion NEW = ReleaseVersion.parse("0.2.0");

	@BeforeEach
	void prepare() {
		this.home.mesh().releases.add(release("0.2.0"));
		this.home.mesh().releases.add(release("0.1.0"));
		rollOut(NEW, 100, false, false);
	}

	private static Release release(String version) {
		return new Release(ReleaseVersion.parse(version), "/dist/" + version, KeyFingerprint.parse("a1".repeat(32)),
				List.of("amd64", "arm64"));
	}

	private void rollOut(@Nullable ReleaseVersion version, int percent, boolean held, boolean stopped) {
		this.home.mesh().rollOut = new RollOut(version, percent, held, stopped, false, null,
				List.of(site("gate", "0.2.0", NEW, UpdateState.UPDATED, false, null),
						site("lab", "0.1.0", NEW, UpdateState.UPDATING, false, null),
						site("new", null, null, null, false, null),
						site("osrc", "0.1.0", null, UpdateState.CURRENT, false, stopped ? NEW : null),
						site("sheen", "0.1.0", NEW, UpdateState.CURRENT, false, null),
						site("shop", "0.1.0", null, null, true, null)));
	}

	private static SiteUpdate site(String domain, @Nullable String running, @Nullable ReleaseVersion wanted,
			@Nullable UpdateState state, boolean held, @Nullable ReleaseVersion failed) {
		return new SiteUpdate(SiteDomain.parse(domain), running, wanted, held, state, failed,
				(failed != null) ? "It was not healthy." : null, null);
	}

	@Test
	void releasesWhenSomeAreThereShowsThemAndEverySite() {
		assertThat(this.wm.run("releases")).isEqualTo(new WmRunner.Run(0, """
				Releases: 0.2.0 (amd64, arm64), 0.1.0 (amd64, arm64).
				The roll-out of 0.2.0 is on for all gateways; each begins within some ten minutes.
				SITE    RUNS    WANTED   STATE
				gate    0.2.0   0.2.0    current
				lab     0.1.0   0.2.0    updating
				new     -       -        -
				osrc    0.1.0   -        -
				sheen   0.1.0   0.2.0    waiting
				shop    0.1.0   -        held
				""", ""));
		assertThat(this.wm.run("releases", "-o", "name").out()).isEqualTo("0.2.0\n0.1.0\n");
		assertThat(this.wm.run("releases", "-o", "json").out()).contains("\"roll_out\" : {",
				"\"path\" : \"/dist/0.2.0\"");
	}

	@Test
	void releasesWhenThereIsNoneSaysHowToAddOne() {
		this.home.mesh().releases.clear();
		this.home.mesh().rollOut = new RollOut(null, 100, false, false, false, null,
				List.of(site("sheen", "0.1.0", null, null, false, null)));
		assertThat(this.wm.run("releases").out()).startsWith("""
				The registry has no release: add one there with wm-registry add-release DIRECTORY.
				No release is rolled out: every gateway keeps what it runs. Begin with wm update.
				""");
	}

	@Test
	void releasesWhenOneFailedNamesWhereAndWhy() {
		rollOut(NEW, 100, false, true);
		assertThat(this.wm.run("releases").out())
			.contains("The roll-out of 0.2.0 is stopped, because it failed at osrc. See why with wm check.")
			.contains("osrc    0.1.0   -        0.2.0 failed: It was not healthy.");
	}

	@Test
	void updateWhenHeldOrPartialSaysSo() {
		rollOut(NEW, 20, false, false);
		assertThat(this.wm.run("update", "--percent", "20").out())
			.startsWith("The roll-out of 0.2.0 is on for 20 % of the gateways;");
		rollOut(NEW, 100, true, false);
		assertThat(this.wm.run("update", "--hold").out())
			.startsWith("The roll-out of 0.2.0 is held. Go on with wm update.\n");
		rollOut(null, 100, true, false);
		assertThat(this.wm.run("update", "--hold").out()).startsWith("Every update is held. Go on with wm update.\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			lab  | The gateway of lab is to run 0.2.0; it begins within some ten minutes.
			gate | The gateway of gate runs 0.2.0 already.
			shop | The gateway of shop is held. Go on with wm update --site shop.
			osrc | The gateway of osrc begins no update now.
			""")
	void updateWhenOneSiteIsMeantSpeaksOfItFirst(String site, String sentence) {
		rollOut(null, 100, false, false);
		assertThat(this.wm.run("update", "--site", site).out())
			.startsWith(sentence + "\nNo release is rolled out to all gateways. Begin with wm update.\n");
	}

	@Test
	void releasesWhenTheSiteWhereItFailedTriesAgainSaysThatTheOthersWait() {
		this.home.mesh().rollOut = new RollOut(NEW, 100, false, true, false, null,
				List.of(site("osrc", "0.1.0", NEW, UpdateState.CURRENT, false, null),
						site("shop", "0.1.0", null, UpdateState.FAILED, true, NEW)));
		assertThat(this.wm.run("releases").out())
			.contains("The roll-out of 0.2.0 is stopped, until it runs where it failed. Begin anew with wm update.\n");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					update                                                  | {"hold":false,"is_downgrade_allowed":false}
					update --percent 20                                     | {"percent":20,"hold":false,"is_downgrade_allowed":false}
					update --hold                                           | {"hold":true,"is_downgrade_allowed":false}
					update --site sheen --version 0.1.0 --allow-downgrade   | {"version":"0.1.0","site":"sheen","hold":false,"is_downgrade_allowed":true}
					update --version 0.2.0 --yes                            | {"version":"0.2.0","hold":false,"is_downgrade_allowed":false}
					""")
	void updateWhenGivenOptionsSendsThem(String line, String body) {
		assertThat(this.wm.run(line.split(" ")).exitCode()).isZero();
		assertThat(this.home.requests()).containsExactly("PUT /api/v1/roll-out");
		assertThat(this.home.bodies()).containsExactly(body);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			update --percent 0             | --percent is 1 to 100.
			update --percent 101           | --percent is 1 to 100.
			update --percent x             | "x" is not a number.
			update --percent 5 --site a    | Give either --site or --percent
			update --version newest        | "newest" is not the version of a release
			update sheen                   | There is one argument too many.
			""")
	void updateWhenOptionsCannotBeSendsNothing(String line, String problem) {
		WmRunner.Run run = this.wm.run(line.split(" "));
		assertThat(run.exitCode()).isEqualTo(2);
		assertThat(run.err()).contains(problem);
		assertThat(this.home.requests()).isEmpty();
	}

	@Test
	void updateWhenOnlyPlannedShowsThePlan() {
		assertThat(this.wm.run("update", "--plan").out()).contains("nas.sheen");
		assertThat(this.home.requests()).containsExactly("PUT /api/v1/roll-out?plan=true");
	}

	@Test
	void updateWhenRefusedPrintsWhy() {
		this.home.respond("PUT /api/v1/roll-out",
				MockResponses.problem(ProblemCode.RELEASE_REFUSED, "This registry has no release: add one there."));
		assertThat(this.wm.run("update"))
			.isEqualTo(new WmRunner.Run(1, "", "wm: This registry has no release: add one there.\n"));
	}

}
