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
 * Brings sites back. One that was removed comes back without a key: its gateway's
 * credential is gone, so a gateway has to enrol there again.
 */
@Component
class SiteRollback {

	private final SiteService sites;

	SiteRollback(SiteService sites) {
		this.sites = sites;
	}

	@Nullable Change clear(ObjectRollback<Site> site) {
		Site now = site.now();
		if (now == null || site.wanted() != null) {
			return null;
		}
		Site held = this.sites.require(now.domain(), "revision");
		// What had to go from it has gone by now.
		if (this.sites.drop(held).size() > 1) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "It is not empty: look at what is there.");
		}
		return site.done(held, null);
	}

	@Nullable Change change(ObjectRollback<Site> site) {
		Site wanted = site.wanted();
		if (site.now() == null || wanted == null) {
			return null;
		}
		Site held = this.sites.require(wanted.domain(), "revision");
		Site back = this.sites.replace(held, edit(wanted));
		return back.equals(held) ? null : site.done(held, back);
	}

	@Nullable Change add(ObjectRollback<Site> site) {
		Site wanted = site.wanted();
		if (site.now() != null || wanted == null) {
			return null;
		}
		Site bare = this.sites.add(edit(wanted));
		Site back = new Site(bare.domain(), bare.subnet(), bare.gateway(), bare.hub(), null, bare.endpoint(),
				bare.listenPort(), wanted.lans(), false);
		this.sites.update(back);
		return site.done(null, back);
	}

	private static NewSite edit(Site site) {
		return new NewSite(site.domain(), site.subnet(), null, site.hub(), site.endpoint(), site.listenPort());
	}

}
