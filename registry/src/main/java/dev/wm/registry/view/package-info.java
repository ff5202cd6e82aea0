/**
 * Each caller's view of the mesh: compiled from a snapshot, written as JSON, compared for
 * plans.
 */
@NullMarked
package dev.wm.registry.view;

import org.jspecify.annotations.NullMarked;
