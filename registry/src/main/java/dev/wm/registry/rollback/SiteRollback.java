package dev.wm.registry.rollback;

import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.change.Change;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.SiteService;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rolls sites back. A removed site comes back without a key: its gateway's credential is
 * gone, so a gateway has to enrol again.
 */
@Component
class SiteRollback {

	private final SiteService sites;

	SiteRollback(SiteService sites) {
		this.sites = sites;
	}

	@Nullable Change remove(ObjectRollback<Site> site) {
		Site recorded = site.recorded();
		if (recorded == null || site.target() != null) {
			return null;
		}
		Site current = this.sites.require(recorded.domain(), "revision");
		// Its members of that revision were removed before.
		if (this.sites.drop(current).size() > 1) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY,
					"It is not empty: remove its hosts and devices first.");
		}
		return site.change(current, null);
	}

	@Nullable Change change(ObjectRollback<Site> site) {
		Site target = site.target();
		if (site.recorded() == null || target == null) {
			return null;
		}
		Site current = this.sites.require(target.domain(), "revision");
		Site restored = this.sites.replace(current, NewSite.of(target));
		return restored.equals(current) ? null : site.change(current, restored);
	}

	@Nullable Change add(ObjectRollback<Site> site) {
		Site target = site.target();
		if (site.recorded() != null || target == null) {
			return null;
		}
		// What was allowed then, or not refused yet, is so now.
		Site bare = this.sites.add(new NewSite(target.domain(), target.subnet(), null, target.hub(), target.endpoint(),
				target.listenPort(), true));
		Site restored = new Site(bare.domain(), bare.subnet(), bare.gateway(), bare.hub(), null, bare.endpoint(),
				bare.listenPort(), target.lans(), false, target.allowPublicDomain());
		this.sites.update(restored);
		return site.change(null, restored);
	}

}
