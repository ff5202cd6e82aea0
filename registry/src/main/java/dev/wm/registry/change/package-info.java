/**
 * Writes: one transaction, one revision and the change log's row for each changed object.
 */
@NullMarked
package dev.wm.registry.change;

import org.jspecify.annotations.NullMarked;
