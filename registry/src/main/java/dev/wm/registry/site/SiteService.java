package dev.wm.registry.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Listing;
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
import dev.wm.registry.web.PageParameters;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads and writes the sites.
 */
@Service
public class SiteService {

	private final SiteRepository repository;

	private final ChangeLog changeLog;

	private final MeshStore mesh;

	private final SiteMembers members;

	private final KeyUniqueness keys;

	private final ReleasedAddresses released;

	SiteService(SiteRepository repository, ChangeLog changeLog, MeshStore mesh, SiteMembers members, KeyUniqueness keys,
			ReleasedAddresses released) {
		this.repository = repository;
		this.changeLog = changeLog;
		this.mesh = mesh;
		this.members = members;
		this.keys = keys;
		this.released = released;
	}

	@Transactional(readOnly = true)
	public List<Site> all() {
		return this.repository.findAllSorted().stream().map(SiteEntity::site).toList();
	}

	@Transactional(readOnly = true)
	public Listing<Site> page(PageParameters page) {
		SiteDomain after = page.after(SiteDomain::parse);
		List<SiteEntity> rows = this.repository.findPage((after != null) ? after.toString() : "", page.name(),
				page.rows());
		return page.of(rows.stream().map(SiteEntity::site).toList(), Site::domain);
	}

	@Transactional(readOnly = true)
	public Optional<Site> find(SiteDomain domain) {
		return this.repository.findByDomain(domain).map(SiteEntity::site);
	}

	/**
	 * Reads a site that has to exist.
	 * @param domain its domain
	 * @param field the member or parameter that names it
	 * @return the site
	 */
	@Transactional(readOnly = true)
	public Site require(SiteDomain domain, String field) {
		return find(domain).orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, field,
				"There is no site " + domain + ": see wm list-sites, or add it with wm add-site."));
	}

	Site create(Actor actor, NewSite wanted) {
		return this.changeLog.write(actor, () -> {
			Site site = add(wanted);
			return new WriteResult<>(site, Change.created("site", site.domain(), site));
		});
	}

	/**
	 * Adds a site as a part of the caller's write.
	 * @param wanted the requested site
	 * @return the site
	 */
	@Transactional
	public Site add(NewSite wanted) {
		Site site = new SiteRules(this.mesh.identity().supernet(), all()).create(wanted);
		this.repository.save(new SiteEntity(this.mesh.identity().supernet(), site));
		return site;
	}

	Site edit(Actor actor, SiteDomain domain, ConditionalEdit<NewSite> edit) {
		return this.changeLog.write(actor, () -> {
			Site current = require(domain, "domain");
			Site site = replace(current, edit.apply(current, NewSite.of(current)));
			return WriteResult.edited("site", Site::domain, current, site);
		});
	}

	/**
	 * Replaces what an administrator can change about a site, as a part of the caller's
	 * write.
	 * @param wanted the requested site
	 * @return the new site
	 * @param current the site as it is
	 */
	@Transactional
	public Site replace(Site current, NewSite wanted) {
		List<Site> others = all().stream().filter((site) -> !site.domain().equals(current.domain())).toList();
		Site site = new SiteEditRules(new SiteRules(this.mesh.identity().supernet(), others),
				this.members.at(current.domain()))
			.replace(current, wanted);
		if (!site.subnet().equals(current.subnet())) {
			this.released.forget(current.domain());
		}
		store(current.domain(), site);
		return site;
	}

	/**
	 * Stores a site's new state as a part of the caller's write.
	 * @param site the new state
	 */
	@Transactional
	public void update(Site site) {
		SiteRules.checkEndpoint(this.mesh.identity().supernet(), site.endpoint());
		this.keys.refuseTaken(site.publicKey(), SiteKeyOwners.name(site.domain()));
		store(site.domain(), site);
	}

	Site rotate(Actor actor, SiteDomain domain) {
		return this.changeLog.write(actor, () -> {
			Site current = require(domain, "domain");
			if (current.publicKey() == null) {
				throw new RefusedException(ProblemCode.NOT_FOUND, "domain",
						"The site " + domain + " has no gateway yet: it makes a key when it enrols.");
			}
			Site site = new Site(current.domain(), current.subnet(), current.gateway(), current.hub(),
					current.publicKey(), current.endpoint(), current.listenPort(), current.lans(), true,
					current.allowPublicDomain());
			store(domain, site);
			return WriteResult.edited("site", Site::domain, current, site);
		});
	}

	Site remove(Actor actor, SiteDomain domain, IfMatch match, boolean cascade) {
		return this.changeLog.write(actor, () -> {
			Site site = require(domain, "domain");
			match.check(site);
			if (!cascade) {
				refuseIfNotEmpty(domain);
			}
			return new WriteResult<>(site, drop(site));
		});
	}

	/**
	 * Removes a site with its members, as a part of the caller's write. Its gateway's
	 * credential and its open enrolment tokens go too.
	 * @param site the site as it is
	 * @return a change for each removed object
	 */
	@Transactional
	public List<Change> drop(Site site) {
		List<Change> changes = new ArrayList<>(this.members.clear(site.domain()));
		this.repository.delete(entity(site.domain()));
		// Hibernate would insert before it deletes, and what is free again may be taken
		// in the same write.
		this.repository.flush();
		changes.add(Change.removed("site", site.domain(), site));
		return changes;
	}

	private void store(SiteDomain domain, Site site) {
		entity(domain).update(site);
	}

	private SiteEntity entity(SiteDomain domain) {
		return this.repository.findByDomain(domain).orElseThrow();
	}

	private void refuseIfNotEmpty(SiteDomain domain) {
		List<SiteMember> members = this.members.at(domain);
		if (!members.isEmpty()) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "domain", "The site " + domain + " still has "
					+ SiteMember.names(members) + ": remove them first, or everything at once with cascade=true.");
		}
	}

}
