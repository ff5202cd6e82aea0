/**
 * Takes in the reports of gateways.
 */
@NullMarked
package dev.wm.registry.report;

import org.jspecify.annotations.NullMarked;
