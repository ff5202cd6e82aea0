package dev.wm.contract.v1;

import static dev.wm.contract.InvalidValueException.requirePresent;

import dev.wm.contract.net.SiteDomain;

/**
 * Asks for a token with {@code POST /api/v1/enrolment-tokens}.
 *
 * @param site the site that a gateway may enrol at with it
 */
public record NewEnrolmentToken(SiteDomain site) {

	public NewEnrolmentToken {
		requirePresent(site, "site");
	}

}
