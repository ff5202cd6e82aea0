/**
 * Dry runs: a write that is carried out, described as a plan, and rolled back.
 */
@NullMarked
package dev.wm.registry.plan;

import org.jspecify.annotations.NullMarked;
