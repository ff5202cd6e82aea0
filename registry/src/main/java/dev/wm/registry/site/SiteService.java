package dev.wm.registry.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.allocation.ReleasedAddresses;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.web.ConditionalEdit;
import dev.wm.registry.web.IfMatch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sites of the mesh.
 */
@Service
public class SiteService {

	private final SiteTable table;

	private final ChangeLog ledger;

	private final MeshStore mesh;

	private final SiteMembers tenants;

	private final KeyUniqueness keys;

	private final ReleasedAddresses released;

	SiteService(SiteTable table, ChangeLog ledger, MeshStore mesh, SiteMembers tenants, KeyUniqueness keys,
			ReleasedAddresses released) {
		this.table = table;
		this.ledger = ledger;
		this.mesh = mesh;
		this.tenants = tenants;
		this.keys = keys;
		this.released = released;
	}

	@Transactional(readOnly = true)
	public List<Site> all() {
		return this.table.all();
	}

	@Transactional(readOnly = true)
	public Optional<Site> find(SiteDomain domain) {
		return this.table.find(domain);
	}

	/**
	 * Finds a site that the caller relies on.
	 * @param domain its domain
	 * @param field the member or parameter that names it
	 * @return the site
	 */
	@Transactional(readOnly = true)
	public Site require(SiteDomain domain, String field) {
		return this.table.find(domain)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, field,
					"There is no site " + domain + ": look at the list of sites, or create it first."));
	}

	Site create(Actor actor, NewSite wanted) {
		return this.ledger.write(actor, () -> {
			Site site = add(wanted);
			return new WriteResult<>(site, Change.created("site", site.domain(), site));
		});
	}

	/**
	 * Adds a site as a part of the caller's write.
	 * @param wanted what is asked for
	 * @return the site
	 */
	@Transactional
	public Site add(NewSite wanted) {
		Site site = new SiteRules(this.mesh.identity().supernet(), this.table.all()).plan(wanted);
		this.table.add(this.mesh.identity().supernet(), site);
		return site;
	}

	Site edit(Actor actor, SiteDomain domain, ConditionalEdit<NewSite> edit) {
		return this.ledger.write(actor, () -> {
			Site held = require(domain, "domain");
			Site site = replace(held, edit.of(held,
					new NewSite(held.domain(), held.subnet(), null, held.hub(), held.endpoint(), held.listenPort())));
			return WriteResult.edited("site", Site::domain, held, site);
		});
	}

	/**
	 * Replaces what an administrator can change about a site, as a part of the caller's
	 * write.
	 * @param held the site as it is
	 * @param wanted what is asked for
	 * @return the site as it is from now on
	 */
	@Transactional
	public Site replace(Site held, NewSite wanted) {
		List<Site> others = this.table.all().stream().filter((site) -> !site.domain().equals(held.domain())).toList();
		Site site = new SiteEditRules(new SiteRules(this.mesh.identity().supernet(), others),
				this.tenants.at(held.domain()))
			.replace(held, wanted);
		if (!site.subnet().equals(held.subnet())) {
			this.released.forget(held.domain());
		}
		this.table.update(held.domain(), site);
		return site;
	}

	/**
	 * Replaces what can change about a site, as a part of the caller's write.
	 * @param site its new state
	 */
	@Transactional
	public void update(Site site) {
		SiteRules.checkEndpoint(this.mesh.identity().supernet(), site.endpoint());
		this.keys.refuseTaken(site.publicKey(), SiteTable.holder(site.domain()));
		this.table.update(site.domain(), site);
	}

	Site rotate(Actor actor, SiteDomain domain) {
		return this.ledger.write(actor, () -> {
			Site held = require(domain, "domain");
			if (held.publicKey() == null) {
				throw new RefusedException(ProblemCode.NOT_FOUND, "domain",
						"The site " + domain + " has no gateway yet: it makes a key when it enrols.");
			}
			Site site = new Site(held.domain(), held.subnet(), held.gateway(), held.hub(), held.publicKey(),
					held.endpoint(), held.listenPort(), held.lans(), true);
			this.table.update(domain, site);
			return WriteResult.edited("site", Site::domain, held, site);
		});
	}

	Site remove(Actor actor, SiteDomain domain, IfMatch match, boolean cascade) {
		return this.ledger.write(actor, () -> {
			Site site = require(domain, "domain");
			match.check(site);
			if (!cascade) {
				refuseIfInhabited(domain);
			}
			return new WriteResult<>(site, drop(site));
		});
	}

	/**
	 * Removes a site and everything at it, as a part of the caller's write. Its gateway's
	 * credential and its open enrolment tokens go too.
	 * @param site the site as it is
	 * @return a change for each object that is gone
	 */
	@Transactional
	public List<Change> drop(Site site) {
		List<Change> changes = new ArrayList<>(this.tenants.clear(site.domain()));
		this.table.remove(site.domain());
		changes.add(Change.removed("site", site.domain(), site));
		return changes;
	}

	private void refuseIfInhabited(SiteDomain domain) {
		List<SiteMember> there = this.tenants.at(domain);
		if (!there.isEmpty()) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "domain", "The site " + domain + " still has "
					+ SiteMember.names(there) + ": remove them first, or everything at once with cascade=true.");
		}
	}

}
