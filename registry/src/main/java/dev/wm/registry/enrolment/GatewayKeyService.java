package dev.wm.registry.enrolment;

import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.change.ChangeLog;
import dev.wm.registry.change.WriteResult;
import dev.wm.registry.site.SiteService;
import org.springframework.stereotype.Service;

/**
 * Replaces the public key of an enrolled gateway. Its credential stays.
 */
@Service
class GatewayKeyService {

	private final SiteService sites;

	private final ChangeLog changeLog;

	GatewayKeyService(SiteService sites, ChangeLog changeLog) {
		this.sites = sites;
		this.changeLog = changeLog;
	}

	void renew(Caller.SiteGateway gateway, PublicKey key) {
		this.changeLog.write(gateway.actor(), () -> {
			Site current = this.sites.require(gateway.site(), "site");
			Site site = SiteEnrolmentRules.gateway(current, key, current.lans());
			this.sites.update(site);
			return WriteResult.edited("site", Site::domain, current, site);
		});
	}

}
