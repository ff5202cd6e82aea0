/**
 * The checks behind the findings: one pure class for each, with its remedy.
 */
@NullMarked
package dev.wm.registry.check.rule;

import org.jspecify.annotations.NullMarked;
