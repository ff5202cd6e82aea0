package dev.wm.registry.site;

import java.util.List;
import java.util.Optional;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.NewSite;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.Site;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sites of the mesh.
 */
@Service
public class Sites {

	private static final int NAMED_IN_REFUSAL = 3;

	private final SiteTable table;

	private final Ledger ledger;

	private final MeshStore mesh;

	private final Tenants tenants;

	Sites(SiteTable table, Ledger ledger, MeshStore mesh, Tenants tenants) {
		this.table = table;
		this.ledger = ledger;
		this.mesh = mesh;
		this.tenants = tenants;
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
			return new Written<>(site, Change.created("site", site.domain(), site));
		});
	}

	/**
	 * Adds a site as a part of the caller's write.
	 * @param wanted what is asked for
	 * @return the site
	 */
	@Transactional
	public Site add(NewSite wanted) {
		Site site = new SitePlan(this.mesh.identity().supernet(), this.table.all()).plan(wanted);
		this.table.add(this.mesh.identity().supernet(), site);
		return site;
	}

	/**
	 * Replaces what can change about a site, as a part of the caller's write.
	 * @param site its new state
	 */
	@Transactional
	public void update(Site site) {
		SitePlan.checkEndpoint(this.mesh.identity().supernet(), site.endpoint());
		this.table.all()
			.stream()
			.filter((other) -> !other.domain().equals(site.domain()) && site.publicKey() != null
					&& site.publicKey().equals(other.publicKey()))
			.findFirst()
			.ifPresent((other) -> {
				throw new RefusedException(ProblemCode.KEY_TAKEN, "public_key", "The site " + other.domain()
						+ " has this public key: make a new key pair on this gateway, each needs its own.");
			});
		this.table.update(site);
	}

	Site remove(Actor actor, SiteDomain domain) {
		return this.ledger.write(actor, () -> {
			Site site = require(domain, "domain");
			refuseIfInhabited(domain);
			// Its gateway's credential and its open enrolment tokens go with the row.
			this.table.remove(domain);
			return new Written<>(site, Change.removed("site", domain, site));
		});
	}

	private void refuseIfInhabited(SiteDomain domain) {
		List<HostName> names = this.tenants.at(domain).stream().map(Tenant::name).toList();
		if (!names.isEmpty()) {
			String first = String.join(", ", names.stream().limit(NAMED_IN_REFUSAL).map(HostName::toString).toList());
			int more = names.size() - NAMED_IN_REFUSAL;
			throw new RefusedException(ProblemCode.SITE_NOT_EMPTY, "domain", "The site " + domain + " still has "
					+ first + ((more > 0) ? " and " + more + " more" : "") + ": remove them first.");
		}
	}

}
