package dev.wm.registry.rollout;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.release.NewRollOut;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.release.ReleaseCatalog;
import dev.wm.registry.site.SiteService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The roll-out: administrators start and hold it.
 */
@Service
public class RollOutService {

	private static final String OBJECT = "roll_out";

	private static final String ALL = "mesh";

	private final RollOutRepository repository;

	private final RollOutStatus status;

	private final RollOutCache cache;

	private final ReleaseCatalog releases;

	private final SiteService sites;

	private final ChangeLog changeLog;

	private final Clock clock;

	RollOutService(RollOutRepository repository, RollOutStatus status, RollOutCache cache, ReleaseCatalog releases,
			SiteService sites, ChangeLog changeLog, Clock clock) {
		this.repository = repository;
		this.status = status;
		this.cache = cache;
		this.releases = releases;
		this.sites = sites;
		this.changeLog = changeLog;
		this.clock = clock;
	}

	/**
	 * Reads the state of the roll-out.
	 * @return the state of every site
	 */
	@Transactional(readOnly = true)
	public RollOut get() {
		return this.status.of(this.repository.state());
	}

	/**
	 * Starts a roll-out in the place of the one before, or holds it. What failed before
	 * is tried again; where one site tries again, the others wait for it.
	 * @param actor the caller
	 * @param wanted what is wanted
	 * @return the state of every site
	 */
	RollOut start(Actor actor, NewRollOut wanted) {
		this.changeLog.write(actor, () -> (wanted.site() != null) ? start(wanted.site(), wanted) : startAll(wanted));
		this.cache.refresh();
		return get();
	}

	private WriteResult<Boolean> start(SiteDomain site, NewRollOut wanted) {
		this.sites.require(site, "site");
		RollOutState state = this.repository.state();
		WantedBySite before = state.site(site);
		ReleaseVersion version = version(wanted, before.version());
		refuseOlder(wanted, version, List.of(site), state);
		WantedBySite after = new WantedBySite(version, wanted.hold(), wanted.isDowngradeAllowed());
		this.repository.store(site, after);
		if (!wanted.hold()) {
			this.repository.forgetFailure(site);
		}
		return new WriteResult<>(true,
				new Change("update", OBJECT, site.toString(), stated(site, before), stated(site, after)));
	}

	private WriteResult<Boolean> startAll(NewRollOut wanted) {
		RollOutState state = this.repository.state();
		WantedByAll before = state.all();
		ReleaseVersion version = version(wanted, before.version());
		refuseOlder(wanted, version, state.order(), state);
		WantedByAll after = wanted.hold() ? held(before, wanted, version) : new WantedByAll(version,
				(wanted.percent() != null) ? wanted.percent() : 100, false, wanted.isDowngradeAllowed(), now());
		this.repository.store(after);
		if (!wanted.hold()) {
			this.repository.endSingle();
			this.repository.forgetFailures();
		}
		return new WriteResult<>(true, new Change("update", OBJECT, ALL, stated(before), stated(after)));
	}

	private static WantedByAll held(WantedByAll before, NewRollOut wanted, @Nullable ReleaseVersion version) {
		return new WantedByAll(version, (wanted.percent() != null) ? wanted.percent() : before.percent(), true,
				before.downgrade() || wanted.isDowngradeAllowed(), before.startedAt());
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MICROS);
	}

	private @Nullable ReleaseVersion version(NewRollOut wanted, @Nullable ReleaseVersion before) {
		ReleaseVersion version = wanted.version();
		if (version == null) {
			return wanted.hold() ? before : this.releases.newest().orElseThrow(RollOutService::noRelease);
		}
		if (!this.releases.has(version)) {
			throw refused("version", "This registry has no release " + version
					+ ": see which it has with wm releases, or add it there with wm-registry add-release DIRECTORY.");
		}
		return version;
	}

	// Where every gateway runs a newer one, nothing would happen.
	private static void refuseOlder(NewRollOut wanted, @Nullable ReleaseVersion version, List<SiteDomain> sites,
			RollOutState state) {
		List<ReleaseVersion> running = sites.stream()
			.flatMap((site) -> state.running(site).stream().max(Comparator.naturalOrder()).stream())
			.toList();
		if (version != null && !wanted.isDowngradeAllowed() && !running.isEmpty() && running.size() == sites.size()
				&& areNewer(running, version)) {
			throw refused("version", "The gateways that are meant run " + running.getFirst() + ", which is newer than "
					+ version + ": add --allow-downgrade if they are to go back.");
		}
	}

	private static boolean areNewer(List<ReleaseVersion> running, ReleaseVersion version) {
		return running.stream().allMatch((one) -> one.compareTo(version) > 0);
	}

	private static RefusedException noRelease() {
		return refused("version",
				"This registry has no release: add one there with wm-registry add-release DIRECTORY.");
	}

	private static RefusedException refused(String field, String detail) {
		return new RefusedException(ProblemCode.RELEASE_REFUSED, field, detail);
	}

	private static NewRollOut stated(WantedByAll wanted) {
		return new NewRollOut(wanted.version(), null, wanted.percent(), wanted.held(), wanted.downgrade());
	}

	private static NewRollOut stated(SiteDomain site, WantedBySite wanted) {
		return new NewRollOut(wanted.version(), site, null, wanted.held(), wanted.downgrade());
	}

}
