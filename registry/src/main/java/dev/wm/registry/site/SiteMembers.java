package dev.wm.registry.site;

import java.util.Comparator;
import java.util.List;

import dev.wm.contract.net.SiteDomain;
import dev.wm.registry.change.Change;
import org.springframework.stereotype.Component;

/**
 * The members of a site, of all kinds.
 */
@Component
public class SiteMembers {

	private final List<SiteMemberSource> kinds;

	SiteMembers(List<SiteMemberSource> kinds) {
		this.kinds = kinds;
	}

	/**
	 * Reads the members of a site, inside the caller's transaction.
	 * @param site the site
	 * @return hosts and devices, sorted by name
	 */
	public List<SiteMember> at(SiteDomain site) {
		return this.kinds.stream()
			.flatMap((kind) -> kind.at(site).stream())
			.sorted(Comparator.comparing(SiteMember::name))
			.toList();
	}

	List<Change> clear(SiteDomain site) {
		return this.kinds.stream().flatMap((kind) -> kind.clear(site).stream()).toList();
	}

}
