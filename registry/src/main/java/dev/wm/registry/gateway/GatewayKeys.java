package dev.wm.registry.gateway;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Service;

/**
 * Takes in the new key of a gateway that has enrolled. Its credential stays.
 */
@Service
class GatewayKeys {

	private final Sites sites;

	private final Ledger ledger;

	GatewayKeys(Sites sites, Ledger ledger) {
		this.sites = sites;
		this.ledger = ledger;
	}

	void renew(Caller.SiteGateway gateway, PublicKey key) {
		this.ledger.write(gateway.actor(), () -> {
			Site held = this.sites.require(gateway.site(), "site");
			Site site = EnrolledSite.gateway(held, key, held.lans());
			this.sites.update(site);
			return Written.edited("site", Site::domain, held, site);
		});
	}

}
