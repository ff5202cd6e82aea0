/**
 * Answers polls of the configuration from memory, and holds those that wait for a change.
 */
@NullMarked
package dev.wm.registry.delivery;

import org.jspecify.annotations.NullMarked;
