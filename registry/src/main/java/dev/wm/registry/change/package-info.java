/**
 * The one way to write: a transaction, a revision and a row that says what changed.
 */
@NullMarked
package dev.wm.registry.change;

import org.jspecify.annotations.NullMarked;
