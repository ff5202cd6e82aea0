/**
 * The named checks of a deep check: pure evaluation of the gateways' probe reports.
 */
@NullMarked
package dev.wm.registry.deepcheck.rule;

import org.jspecify.annotations.NullMarked;
