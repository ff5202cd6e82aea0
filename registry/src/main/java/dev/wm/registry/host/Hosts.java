package dev.wm.registry.host;

import java.util.List;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.NewHost;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.Site;
import dev.wm.registry.allocation.ReleasedAddresses;
import dev.wm.registry.change.Actor;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
import dev.wm.registry.mesh.MeshStore;
import dev.wm.registry.problem.RefusedException;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The hosts of the mesh.
 */
@Service
public class Hosts {

	private final HostTable table;

	private final Sites sites;

	private final ReleasedAddresses released;

	private final MeshStore mesh;

	private final Ledger ledger;

	Hosts(HostTable table, Sites sites, ReleasedAddresses released, MeshStore mesh, Ledger ledger) {
		this.table = table;
		this.sites = sites;
		this.released = released;
		this.mesh = mesh;
		this.ledger = ledger;
	}

	@Transactional(readOnly = true)
	public List<Host> all() {
		return this.table.all();
	}

	@Transactional(readOnly = true)
	List<Host> atSite(SiteDomain site) {
		this.sites.require(site, "site");
		return this.table.atSite(site);
	}

	@Transactional(readOnly = true)
	Host require(HostName name) {
		return this.table.find(name)
			.orElseThrow(() -> new RefusedException(ProblemCode.NOT_FOUND, "name",
					"There is no host " + name + ": look at the list of hosts."));
	}

	Host create(Actor actor, NewHost wanted) {
		HostPlan.checkName(wanted.name());
		return this.ledger.write(actor, () -> {
			Host host = add(wanted);
			return new Written<>(host, Change.created("host", host.name(), host));
		});
	}

	private Host add(NewHost wanted) {
		Site site = this.sites.require(wanted.name().domain(), "name");
		Host host = new HostPlan(this.mesh.identity().supernet(), site, this.table.atSite(site.domain()),
				this.released.oldestFirst(site.domain()))
			.plan(wanted);
		this.table.add(site.subnet(), host);
		this.released.remove(host.overlayAddress());
		return host;
	}

	Host remove(Actor actor, HostName name) {
		return this.ledger.write(actor, () -> {
			Host host = require(name);
			this.table.remove(name);
			this.released.add(name.domain(), host.overlayAddress());
			return new Written<>(host, Change.removed("host", name, host));
		});
	}

}
