/**
 * Import of a whole mesh: progress and summary.
 */
@NullMarked
package dev.wm.contract.v1.transfer;

import org.jspecify.annotations.NullMarked;
