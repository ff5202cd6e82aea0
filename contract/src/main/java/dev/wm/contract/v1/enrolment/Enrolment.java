package dev.wm.contract.v1.enrolment;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.v1.site.Site;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's own credential. This is the only time it is shown.
 *
 * @param token what the gateway shows from now on
 * @param site the site it is the gateway of
 */
public record Enrolment(BearerToken token, Site site) {

	public Enrolment {
		requirePresent(token, "token");
		requirePresent(site, "site");
	}

}
