package dev.wm.registry.deepcheck.rule;

import dev.wm.contract.v1.check.NamedCheck;

/**
 * Evaluates one named check of a deep check. Pure.
 */
interface ActiveCheck {

	NamedCheck evaluate(DeepCheckInput input);

}
