package dev.wm.registry.check.rule;

import java.util.stream.Stream;

import dev.wm.contract.v1.check.Finding;

/**
 * Finds one kind of problem. Pure.
 */
interface Check {

	Stream<Finding> findings(CheckInput input);

}
