package dev.wm.contract.v1.enrolment;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.site.Site;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * The result of a gateway's enrolment: its own credential, which is shown only once.
 *
 * @param token its bearer token from now on
 * @param site the gateway's site
 */
public record Enrolment(BearerToken token, Site site) {

	public Enrolment {
		requirePresent(token, "token");
		requirePresent(site, "site");
	}

}
