package dev.wm.registry.enrolment;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.site.SiteService;
import org.springframework.stereotype.Service;

/**
 * Takes in the new key of a gateway that has enrolled. Its credential stays.
 */
@Service
class GatewayKeyService {

	private final SiteService sites;

	private final ChangeLog ledger;

	GatewayKeyService(SiteService sites, ChangeLog ledger) {
		this.sites = sites;
		this.ledger = ledger;
	}

	void renew(Caller.SiteGateway gateway, PublicKey key) {
		this.ledger.write(gateway.actor(), () -> {
			Site held = this.sites.require(gateway.site(), "site");
			Site site = SiteEnrolmentRules.gateway(held, key, held.lans());
			this.sites.update(site);
			return WriteResult.edited("site", Site::domain, held, site);
		});
	}

}
