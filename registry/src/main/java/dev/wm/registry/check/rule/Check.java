package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;

/**
 * Looks for one kind of trouble.
 */
interface Check {

	Stream<Finding> look(CheckInput facts);

}
