package dev.wm.registry.host;

import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Change;
import dev.wm.registry.site.SiteMember;
import dev.wm.registry.site.SiteMemberSource;
import org.springframework.stereotype.Component;

/**
 * The hosts among the members of a site.
 */
@Component
class HostMembers implements SiteMemberSource {

	private final HostRepository hosts;

	HostMembers(HostRepository hosts) {
		this.hosts = hosts;
	}

	@Override
	public List<SiteMember> at(SiteDomain site) {
		return this.hosts.findSortedBySite(site.toString())
			.stream()
			.map(HostEntity::host)
			.map((host) -> new SiteMember("host", host.name(), host.overlayAddress(), host.aliases()))
			.toList();
	}

	@Override
	public List<Change> clear(SiteDomain site) {
		List<HostEntity> found = this.hosts.findSortedBySite(site.toString());
		this.hosts.deleteAll(found);
		this.hosts.flush();
		return found.stream().map(HostEntity::host).map((host) -> Change.removed("host", host.name(), host)).toList();
	}

}
