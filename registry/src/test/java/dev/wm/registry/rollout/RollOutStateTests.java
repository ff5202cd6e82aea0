package dev.wm.registry.rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.contract.v1.release.UpdateState;
import dev.wm.contract.v1.release.WantedRelease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RollOutStateTests {

	private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

	private static final ReleaseVersion OLD = ReleaseVersion.parse("0.1.0");

	private static final ReleaseVersion NEW = ReleaseVersion.parse("0.2.0");

	private static final SiteDomain SHEEN = SiteDomain.parse("sheen");

	private static final SiteDomain OSRC = SiteDomain.parse("osrc");

	private final Map<SiteDomain, WantedBySite> sites = new HashMap<>();

	private final Map<SiteDomain, KnownUpdate> updates = new HashMap<>();

	private final Map<SiteDomain, ReleaseVersion> agents = new HashMap<>();

	private WantedByAll all = new WantedByAll(NEW, 100, false, false, NOW);

	private @Nullable String wanted(SiteDomain site) {
		return state().wanted(site, (version) -> true)
			.map(WantedRelease::version)
			.map(ReleaseVersion::text)
			.orElse(null);
	}

	private RollOutState state() {
		return new RollOutState(this.all, this.sites, this.updates, this.agents, List.of(OSRC, SHEEN));
	}

	private void report(SiteDomain site, ReleaseVersion running, UpdateState state) {
		report(site, running, NEW, state);
	}

	private void report(SiteDomain site, ReleaseVersion running, ReleaseVersion wanted, UpdateState state) {
		KnownUpdate before = this.updates.get(site);
		UpdateReport report = new UpdateReport(running, wanted, state,
				state.isFailure() ? "It was not healthy." : null);
		this.updates.put(site, state.isFailure() ? KnownUpdate.failed(before, report, this.all.version(), NOW)
				: KnownUpdate.after(before, report, NOW));
	}

	private KnownUpdate known(SiteDomain site) {
		return Objects.requireNonNull(this.updates.get(site));
	}

	@Test
	void wantedWhenNobodyWantsAnythingIsNothing() {
		this.all = WantedByAll.NOTHING;
		assertThat(wanted(SHEEN)).isNull();
	}

	@Test
	void wantedWhenRolledOutIsTheVersionWithItsPath() {
		assertThat(state().wanted(SHEEN, (version) -> true)).contains(new WantedRelease(NEW, "/dist/0.2.0", false));
		assertThat(state().wanted(SHEEN, (version) -> false)).isEmpty();
		report(SHEEN, NEW, UpdateState.UPDATED);
		assertThat(wanted(SHEEN)).isEqualTo("0.2.0");
	}

	@ParameterizedTest
	@CsvSource({ "rolled_back", "failed" })
	void wantedWhenItFailedAnywhereIsOnlyForThoseThatRunIt(String state) {
		report(OSRC, OLD, UpdateState.valueOf(state.toUpperCase(Locale.ROOT)));
		assertThat(state().isStopped()).isTrue();
		assertThat(wanted(OSRC)).isNull();
		assertThat(wanted(SHEEN)).isNull();
		report(SHEEN, NEW, UpdateState.UPDATED);
		assertThat(wanted(SHEEN)).isEqualTo("0.2.0");
	}

	// The launcher goes on to say what it runs, which does not take the failure back.
	@Test
	void afterWhenTheOldOneRunsOnKeepsTheFailure() {
		report(OSRC, OLD, UpdateState.ROLLED_BACK);
		report(OSRC, OLD, UpdateState.CURRENT);
		assertThat(known(OSRC).failed()).isEqualTo(NEW);
		assertThat(known(OSRC).report().reason()).isEqualTo("It was not healthy.");
		report(OSRC, NEW, UpdateState.CURRENT);
		assertThat(known(OSRC).failed()).isNull();
		assertThat(state().isStopped()).isFalse();
	}

	@Test
	void wantedWhenAnotherVersionFailedIsNotStopped() {
		this.updates.put(OSRC, new KnownUpdate(new UpdateReport(OLD, OLD, UpdateState.FAILED, null), NOW, OLD, null));
		assertThat(wanted(SHEEN)).isEqualTo("0.2.0");
	}

	// It is the administrator's way past a gateway that says so of every release.
	@Test
	void wantedWhenTheSiteWhereItFailedIsHeldGoesOnElsewhere() {
		report(OSRC, OLD, UpdateState.FAILED);
		this.sites.put(OSRC, new WantedBySite(null, true, false));
		assertThat(state().isStopped()).isFalse();
		assertThat(wanted(OSRC)).isNull();
		assertThat(wanted(SHEEN)).isEqualTo("0.2.0");
	}

	@Test
	void isStoppedWhenAnotherVersionFailsThereTooStays() {
		report(OSRC, OLD, UpdateState.FAILED);
		report(OSRC, OLD, ReleaseVersion.parse("0.2.1"), UpdateState.FAILED);
		assertThat(known(OSRC).failed()).hasToString("0.2.1");
		assertThat(state().isStopped()).isTrue();
	}

	@Test
	void isStoppedWhenTheSiteHasNoGatewayIsFalse() {
		report(SiteDomain.parse("gone"), OLD, UpdateState.FAILED);
		assertThat(state().isStopped()).isFalse();
	}

	@Test
	void isAssignedWhenTheSiteHasItsOwnIsThatAlone() {
		assertThat(state().isAssigned(SHEEN, NEW)).isTrue();
		assertThat(state().isAssigned(SHEEN, OLD)).isFalse();
		assertThat(state().isAssigned(SHEEN, null)).isFalse();
		this.sites.put(SHEEN, new WantedBySite(OLD, true, false));
		assertThat(state().isAssigned(SHEEN, NEW)).isFalse();
		assertThat(state().isAssigned(SHEEN, OLD)).isTrue();
		this.all = new WantedByAll(NEW, 1, true, false, NOW);
		this.sites.clear();
		assertThat(state().isAssigned(OSRC, NEW)).isTrue();
		assertThat(state().isAssigned(SHEEN, NEW)).isFalse();
		this.all = WantedByAll.NOTHING;
		assertThat(state().isAssigned(SHEEN, NEW)).isFalse();
	}

	@Test
	void wantedWhenHeldIsOnlyForThoseThatRunIt() {
		this.all = new WantedByAll(NEW, 100, true, false, NOW);
		report(OSRC, NEW, UpdateState.CURRENT);
		report(SHEEN, OLD, UpdateState.CURRENT);
		assertThat(wanted(OSRC)).isEqualTo("0.2.0");
		assertThat(wanted(SHEEN)).isNull();
	}

	@Test
	void wantedWhenOneSiteIsHeldIsForTheOthers() {
		this.sites.put(SHEEN, new WantedBySite(null, true, false));
		assertThat(wanted(SHEEN)).isNull();
		assertThat(wanted(OSRC)).isEqualTo("0.2.0");
	}

	@Test
	void wantedWhenOneSiteHasItsOwnIsThatThoughTheRollOutIsStopped() {
		report(OSRC, OLD, UpdateState.FAILED);
		this.sites.put(SHEEN, new WantedBySite(NEW, false, false));
		assertThat(wanted(SHEEN)).isEqualTo("0.2.0");
		this.all = new WantedByAll(NEW, 100, true, false, NOW);
		assertThat(wanted(SHEEN)).isNull();
	}

	@Test
	void wantedWhenAGatewayRunsANewerOneNeedsADowngrade() {
		report(SHEEN, ReleaseVersion.parse("0.3.0"), UpdateState.CURRENT);
		assertThat(wanted(SHEEN)).isNull();
		this.all = new WantedByAll(NEW, 100, false, true, NOW);
		assertThat(state().wanted(SHEEN, (version) -> true)).contains(new WantedRelease(NEW, "/dist/0.2.0", true));
	}

	// Its launcher has never reported: it would call the older release a failure.
	@Test
	void wantedWhenOnlyTheAgentSaidThatItIsNewerNeedsADowngradeToo() {
		this.agents.put(SHEEN, ReleaseVersion.parse("0.3.0"));
		assertThat(wanted(SHEEN)).isNull();
		this.agents.put(SHEEN, NEW);
		this.all = new WantedByAll(NEW, 100, true, false, NOW);
		assertThat(wanted(SHEEN)).isEqualTo("0.2.0");
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "10,1", "11,2", "20,2", "50,5", "99,10", "100,10" })
	void wantedWhenAShareIsWantedTakesSoManyAndTheSameOnes(int percent, int expected) {
		List<SiteDomain> order = RollOutOrder.of(IntStream.range(0, 10)
			.mapToObj((number) -> SiteDomain.parse("s" + number))
			.collect(Collectors.toMap((site) -> site, (site) -> false)));
		this.all = new WantedByAll(NEW, percent, false, false, NOW);
		RollOutState state = new RollOutState(this.all, Map.of(), Map.of(), Map.of(), order);
		assertThat(order.stream().filter((site) -> state.wanted(site, (version) -> true).isPresent()))
			.containsExactlyElementsOf(order.subList(0, expected));
		assertThat(state.wanted(SiteDomain.parse("unenrolled"), (version) -> true).isPresent())
			.isEqualTo(percent == 100);
	}

	@Test
	void orderWhenThereIsAHubHasItLastAndIsNotTheAlphabet() {
		Map<SiteDomain, Boolean> hubs = IntStream.range(0, 20)
			.mapToObj((number) -> SiteDomain.parse("s" + number))
			.collect(Collectors.toMap((site) -> site, (site) -> site.toString().equals("s3")));
		List<SiteDomain> order = RollOutOrder.of(hubs);
		assertThat(order).hasSize(20).last().hasToString("s3");
		assertThat(order).isEqualTo(RollOutOrder.of(new HashMap<>(hubs)));
		assertThat(order.stream().map(SiteDomain::toString).toList())
			.isNotEqualTo(order.stream().map(SiteDomain::toString).sorted().toList());
	}

}
