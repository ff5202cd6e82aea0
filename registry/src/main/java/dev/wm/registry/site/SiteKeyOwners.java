package dev.wm.registry.site;

import java.util.Optional;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.SiteDomain;
import org.springframework.stereotype.Component;

/**
 * Looks up the sites whose gateway has a public key.
 */
@Component
class SiteKeyOwners implements KeyOwners {

	private final SiteRepository sites;

	SiteKeyOwners(SiteRepository sites) {
		this.sites = sites;
	}

	@Override
	public Optional<String> holder(PublicKey key) {
		return this.sites.findByPublicKey(key).map((found) -> name(found.site().domain()));
	}

	static String name(SiteDomain domain) {
		return "site " + domain;
	}

}
