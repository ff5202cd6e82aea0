/**
 * Findings of the passive checks, and of deep checks with the probes they consist of.
 */
@NullMarked
package dev.wm.contract.v1.check;

import org.jspecify.annotations.NullMarked;
