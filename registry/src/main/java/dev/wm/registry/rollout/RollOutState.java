package dev.wm.registry.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.contract.v1.release.WantedRelease;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted and what is known at one moment. Immutable.
 *
 * @param all what is wanted for all
 * @param sites what is wanted for single sites
 * @param updates what is known of the updates
 * @param agents the versions that the agents reported
 * @param order the sites with a gateway in the order in which a share of them is taken
 */
record RollOutState(WantedByAll all, Map<SiteDomain, WantedBySite> sites, Map<SiteDomain, KnownUpdate> updates,
		Map<SiteDomain, ReleaseVersion> agents, List<SiteDomain> order) {

	static final RollOutState NOTHING = new RollOutState(WantedByAll.NOTHING, Map.of(), Map.of(), Map.of(), List.of());

	RollOutState {
		sites = Map.copyOf(sites);
		updates = Map.copyOf(updates);
		agents = Map.copyOf(agents);
		order = List.copyOf(order);
	}

	WantedBySite site(SiteDomain site) {
		return this.sites.getOrDefault(site, WantedBySite.NOTHING);
	}

	@Nullable KnownUpdate update(SiteDomain site) {
		return this.updates.get(site);
	}

	/**
	 * What runs at a site: what its agent reported, and what its launcher did. They
	 * differ for a while after an update, and where somebody installed another version.
	 */
	List<ReleaseVersion> running(SiteDomain site) {
		return Stream
			.concat(Optional.ofNullable(this.agents.get(site)).stream(),
					Optional.ofNullable(update(site)).map((update) -> update.report().running()).stream())
			.distinct()
			.toList();
	}

	/**
	 * Whether the version that is wanted for all has failed anywhere. A gateway that an
	 * administrator holds by itself does not stop the others, whatever it reports.
	 */
	boolean isStopped() {
		ReleaseVersion version = this.all.version();
		return version != null && this.order.stream()
			.filter((site) -> !site(site).held())
			.map(this.updates::get)
			.anyMatch((update) -> update != null && version.equals(update.stopped()));
	}

	/**
	 * Whether a gateway is to run a version, now or once the roll-out goes on.
	 * @param site its site
	 * @param version the version, null for none
	 * @return false if nobody wants that version there
	 */
	boolean isAssigned(SiteDomain site, @Nullable ReleaseVersion version) {
		return version != null && version.equals(assigned(site));
	}

	private @Nullable ReleaseVersion assigned(SiteDomain site) {
		ReleaseVersion own = site(site).version();
		return (own != null) ? own : (isChosen(site) ? this.all.version() : null);
	}

	/**
	 * What a gateway is to run now.
	 * @param site its site
	 * @param isServed whether gateways can get a version
	 * @return empty if it keeps what it has
	 */
	Optional<WantedRelease> wanted(SiteDomain site, Predicate<ReleaseVersion> isServed) {
		WantedBySite own = site(site);
		boolean single = own.version() != null;
		ReleaseVersion version = assigned(site);
		boolean downgrade = single ? own.downgrade() : this.all.downgrade();
		if (version == null || !isServed.test(version) || !mayRun(site, version, downgrade, single)) {
			return Optional.empty();
		}
		return Optional.of(new WantedRelease(version, Api.DIST + "/" + version, downgrade));
	}

	private boolean mayRun(SiteDomain site, ReleaseVersion version, boolean downgrade, boolean single) {
		KnownUpdate update = update(site);
		if (!downgrade && running(site).stream().anyMatch((running) -> running.compareTo(version) > 0)) {
			// A launcher would refuse, and that would look like a failure.
			return false;
		}
		if (running(site).contains(version)) {
			return true;
		}
		if (update != null && version.equals(update.failed())) {
			return false;
		}
		boolean waits = this.all.held() || site(site).held() || (!single && isStopped());
		return !waits;
	}

	// Of few gateways it takes one at least.
	private boolean isChosen(SiteDomain site) {
		int rank = this.order.indexOf(site);
		return this.all.percent() == 100
				|| (rank >= 0 && (long) rank * 100 < (long) this.order.size() * this.all.percent());
	}

}
