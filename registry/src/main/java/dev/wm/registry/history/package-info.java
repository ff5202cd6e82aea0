/**
 * Reads the change log: its pages, and the difference between two revisions.
 */
@NullMarked
package dev.wm.registry.history;

import org.jspecify.annotations.NullMarked;
