/**
 * The single table from what can go wrong to the problem that a caller reads.
 */
@NullMarked
package dev.wm.registry.problem;

import org.jspecify.annotations.NullMarked;
