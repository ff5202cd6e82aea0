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
 * Reads and writes the sites.
 */
@Service
public class SiteService {

	private final SiteTable table;

	private final ChangeLog changeLog;

	private final MeshStore mesh;

	private final SiteMembers members;

	private final KeyUniqueness keys;

	private final ReleasedAddresses released;

	SiteService(SiteTable table, ChangeLog changeLog, MeshStore mesh, SiteMembers members, KeyUniqueness keys,
			ReleasedAddresses released) {
		this.table = table;
		this.changeLog = changeLog;
		this.mesh = mesh;
		this.members = members;
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
	 * Reads a site that has to exist.
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
		Site site = new SiteRules(this.mesh.identity().supernet(), this.table.all()).create(wanted);
		this.table.add(this.mesh.identity().supernet(), site);
		return site;
	}

	Site edit(Actor actor, SiteDomain domain, ConditionalEdit<NewSite> edit) {
		return this.changeLog.write(actor, () -> {
			Site current = require(domain, "domain");
			Site site = replace(current, edit.apply(current, new NewSite(current.domain(), current.subnet(), null,
					current.hub(), current.endpoint(), current.listenPort())));
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
		List<Site> others = this.table.all()
			.stream()
			.filter((site) -> !site.domain().equals(current.domain()))
			.toList();
		Site site = new SiteEditRules(new SiteRules(this.mesh.identity().supernet(), others),
				this.members.at(current.domain()))
			.replace(current, wanted);
		if (!site.subnet().equals(current.subnet())) {
			this.released.forget(current.domain());
		}
		this.table.update(current.domain(), site);
		return site;
	}

	/**
	 * Stores a site's new state as a part of the caller's write.
	 * @param site the new state
	 */
	@Transactional
	public void update(Site site) {
		SiteRules.checkEndpoint(this.mesh.identity().supernet(), site.endpoint());
		this.keys.refuseTaken(site.publicKey(), SiteTable.holder(site.domain()));
		this.table.update(site.domain(), site);
	}

	Site rotate(Actor actor, SiteDomain domain) {
		return this.changeLog.write(actor, () -> {
			Site current = require(domain, "domain");
			if (current.publicKey() == null) {
				throw new RefusedException(ProblemCode.NOT_FOUND, "domain",
						"The site " + domain + " has no gateway yet: it makes a key when it enrols.");
			}
			Site site = new Site(current.domain(), current.subnet(), current.gateway(), current.hub(),
					current.publicKey(), current.endpoint(), current.listenPort(), current.lans(), true);
			this.table.update(domain, site);
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
		this.table.remove(site.domain());
		changes.add(Change.removed("site", site.domain(), site));
		return changes;
	}

	private void refuseIfNotEmpty(SiteDomain domain) {
		List<SiteMember> members = this.members.at(domain);
		if (!members.isEmpty()) {
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "domain", "The site " + domain + " still has "
					+ SiteMember.names(members) + ": remove them first, or everything at once with cascade=true.");
		}
	}

}
