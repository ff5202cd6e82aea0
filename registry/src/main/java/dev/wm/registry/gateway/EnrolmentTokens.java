package dev.wm.registry.gateway;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.EnrolmentToken;
import dev.wm.registry.access.Caller;
import dev.wm.registry.access.Credentials;
import dev.wm.registry.change.Change;
import dev.wm.registry.change.Ledger;
import dev.wm.registry.change.Written;
import dev.wm.registry.site.Sites;
import org.springframework.stereotype.Service;

/**
 * Hands out tokens with which a gateway may enrol once.
 */
@Service
class EnrolmentTokens {

	private final Ledger ledger;

	private final Sites sites;

	private final Credentials credentials;

	EnrolmentTokens(Ledger ledger, Sites sites, Credentials credentials) {
		this.ledger = ledger;
		this.sites = sites;
		this.credentials = credentials;
	}

	EnrolmentToken issue(Caller caller, SiteDomain site) {
		return this.ledger.write(caller.actor(), () -> {
			this.sites.require(site, "site");
			EnrolmentToken token = this.credentials.issueEnrolment(site);
			return new Written<>(token, Change.created("enrolment_token", site, new Issued(site, token.expiresAt())));
		});
	}

	/**
	 * What the books say about a token: everything but the token.
	 *
	 * @param site the site it is for
	 * @param expiresAt when it stops working
	 */
	record Issued(SiteDomain site, @JsonProperty("expires_at") Instant expiresAt) {
	}

}
