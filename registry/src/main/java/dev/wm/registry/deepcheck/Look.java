package dev.wm.registry.deepcheck;

import dev.wm.contract.v1.check.NamedCheck;

/**
 * Makes one check of a deep check.
 */
interface Look {

	NamedCheck of(Facts facts);

}
