package dev.wm.registry.deepcheck.rule;

import dev.wm.contract.v1.check.NamedCheck;

/**
 * Makes one check of a deep check.
 */
interface ActiveCheck {

	NamedCheck of(DeepCheckInput facts);

}
