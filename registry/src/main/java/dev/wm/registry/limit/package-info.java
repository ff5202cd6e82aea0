/**
 * Limits how many threads use the database at a time.
 */
@NullMarked
package dev.wm.registry.limit;

import org.jspecify.annotations.NullMarked;
